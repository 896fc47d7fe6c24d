//! What opens workbooks, as a WebAssembly file of its own. What it gives to
//! `www/flows.js` is in `tairi::engine`; by itself it does nothing.

use tairi as _;

fn main() {}
