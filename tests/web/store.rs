//! Works that a reader keeps, in a real browser's storage.

use js_sys::Array;
use tairi::platform::store::{self, Refused, Work};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

fn file(text: &str) -> Blob {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap()
}

fn work(name: &str) -> Work {
    Work {
        name: name.to_owned(),
        economies: 4,
        years: (2000, 2019),
        ..Work::default()
    }
}

#[wasm_bindgen_test]
async fn works_are_kept_listed_and_forgotten() {
    for old in store::list().await.unwrap() {
        store::delete(&old.id).await.unwrap();
    }
    let first = store::put(&work("First"), &file("one")).await.unwrap();
    assert!(!first.id.is_empty() && first.saved_at > 1e12);
    assert_eq!(first.bytes, 3.0);
    super::tools::pause(5).await;
    let second = store::put(&work("貿易"), &file("second")).await.unwrap();
    assert_eq!(
        store::list().await.unwrap(),
        [second.clone(), first.clone()]
    );

    let (kept, text) = store::get(&first.id).await.unwrap();
    assert_eq!(kept, first);
    assert_eq!(
        JsFuture::from(text.text()).await.unwrap(),
        JsValue::from("one")
    );

    // The same id: in its place.
    let again = store::put(&first, &file("other")).await.unwrap();
    assert_eq!(again.id, first.id);
    assert_eq!(store::list().await.unwrap().len(), 2);
    assert_eq!(store::get(&first.id).await.unwrap().1.size(), 5.0);

    let (gone, text) = store::delete(&first.id).await.unwrap();
    assert_eq!((gone, text.size()), (again, 5.0));
    assert_eq!(store::list().await.unwrap(), std::slice::from_ref(&second));
    assert_eq!(store::get(&first.id).await.unwrap_err(), Refused::Gone);
    assert_eq!(store::delete(&first.id).await.unwrap_err(), Refused::Gone);
    store::delete(&second.id).await.unwrap();
}

#[wasm_bindgen_test]
async fn what_another_has_changed_or_deleted_is_neither_lost_nor_brought_back() {
    let first = store::put(&work("First"), &file("one")).await.unwrap();
    let mine = Work {
        name: "Mine".to_owned(),
        ..first.clone()
    };
    let theirs = store::put(&mine, &file("mine")).await.unwrap();
    // Made from the one before.
    let late = store::put(&first, &file("late")).await;
    assert_eq!(late.unwrap_err(), Refused::Changed);
    assert_eq!(store::get(&first.id).await.unwrap().0, theirs);
    let back = store::put_back(&first, &file("one")).await;
    assert_eq!(back.unwrap_err(), Refused::Changed);

    let (gone, text) = store::delete(&first.id).await.unwrap();
    let late = store::put(&theirs, &file("late")).await;
    assert_eq!(late.unwrap_err(), Refused::Gone);
    store::put_back(&gone, &text).await.unwrap();
    assert_eq!(store::get(&first.id).await.unwrap().0, theirs);
    store::delete(&first.id).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_work_that_was_open_last_is_remembered_until_it_is_forgotten() {
    store::set_last(None).await.unwrap();
    assert_eq!(store::last().await.unwrap(), None);
    let kept = store::put(&work("Open"), &file("open")).await.unwrap();
    store::set_last(Some(&kept.id)).await.unwrap();
    assert_eq!(store::last().await.unwrap(), Some(kept.clone()));
    store::delete(&kept.id).await.unwrap();
    assert_eq!(store::last().await.unwrap(), None);
}

/// Takes the browser's storage away, or has it refuse, for as long as it lives.
struct Without;

impl Without {
    fn new(getter: &str) -> Without {
        let script = format!(
            "Object.defineProperty(self, 'indexedDB', {{ configurable: true, get() {{ {getter} }} }})"
        );
        js_sys::eval(&script).unwrap();
        Without
    }
}

impl Drop for Without {
    fn drop(&mut self) {
        js_sys::eval("delete self.indexedDB").unwrap();
    }
}

#[wasm_bindgen_test]
async fn refused_it_says_so_and_nothing_breaks() {
    let ways = [
        "throw new DOMException('no', 'SecurityError')",
        "return undefined",
        "return { open() { throw new DOMException('no', 'SecurityError') } }",
        "return { open() { const r = { error: new DOMException('no', 'UnknownError') }; setTimeout(() => r.onerror({})); return r } }",
    ];
    for way in ways {
        let _without = Without::new(way);
        assert_eq!(store::list().await.unwrap_err(), Refused::Denied, "{way}");
        let put = store::put(&work("x"), &file("x")).await;
        assert_eq!(put.unwrap_err(), Refused::Denied, "{way}");
        assert_eq!(store::last().await.unwrap_err(), Refused::Denied, "{way}");
    }
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_from_a_refusal() {
    let _without = Without::new(
        "const answer = (r, when) => { setTimeout(() => r[when]({})); return r };
         const count = () => answer({ result: 0 }, 'onsuccess');
         // It breaks off when something is put into it.
         const transaction = () => {
           const r = { error: new DOMException('no', 'QuotaExceededError'), objectStore: () => ({ count, put: () => answer(r, 'onabort') }) };
           return r;
         };
         return { open: () => answer({ result: { transaction, close() {} } }, 'onsuccess') }",
    );
    let put = store::put(&work("x"), &file("x")).await;
    assert_eq!(put.unwrap_err(), Refused::Full);
}
