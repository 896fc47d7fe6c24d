// How a guide's blocks are taken; that docs/adding-a-figure.md is true is tried by `make guide`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blocks, changed } from "../scripts/guide.mjs";

const [file, diff] = blocks("Text.\n```rust src/a.rs\nfn a() {}\n```\n```\nmake\n```\n\n```diff b.txt\n one\n+two\n-three\n four\n```\n");

test("blocks with a file's name are found, others are not", () => {
  assert.deepEqual([file.kind, file.path, diff.kind, diff.path], ["rust", "src/a.rs", "diff", "b.txt"]);
});

test("a block is put in its one place", () => {
  assert.equal(changed("one\nthree\nfour\nfive\n", diff), "one\ntwo\nfour\nfive\n");
  assert.equal(changed(undefined, file), "fn a() {}\n");
});

test("a block that fits nowhere, twice, or over another file is refused", () => {
  assert.throws(() => changed("one\nthree\n", diff), /block 2, b\.txt: .* found 0 times/);
  assert.throws(() => changed("noone\nthree\nfour\n", diff), /found 0 times/);
  assert.throws(() => changed("one\nthree\nfour\none\nthree\nfour\n", diff), /found 2 times/);
  assert.throws(() => changed(undefined, diff), /no such file/);
  assert.throws(() => changed("", file), /there already/);
});
