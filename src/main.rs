//! Mounts the app, nothing else.

fn main() {
    tairi::api::start();
}
