//! Dicts against a model, and the moments at which versions change.

use proptest::prelude::*;

use super::*;

fn names(heap: &mut Heap, count: usize) -> Vec<StrId> {
    (0..count).map(|i| heap.intern(&format!("name{i}"))).collect()
}

proptest! {
    /// Against the plainest model there is: a list of pairs.
    #[test]
    fn a_dict_is_an_ordered_map(steps in prop::collection::vec((0usize..40, 0u8..8, any::<i64>()), 0..400)) {
        let mut heap = Heap::new();
        let names = names(&mut heap, 40);
        let dict = heap.new_dict();
        let mut model: Vec<(StrId, i64)> = Vec::new();
        for (which, step, n) in steps {
            let name = names[which];
            let known = model.iter().position(|(k, _)| *k == name);
            match step {
                0..=4 => {
                    heap.dict_set_name(dict, name, Value::Int(n));
                    match known {
                        Some(i) => model[i].1 = n,
                        None => model.push((name, n)),
                    }
                }
                5 | 6 => {
                    let gone = known.map(|i| Value::Int(model.remove(i).1));
                    prop_assert_eq!(heap.dict_delete_name(dict, name), gone);
                }
                _ if which == 0 => {
                    heap.dict_clear(dict);
                    model.clear();
                }
                _ => {
                    let expected = known.map(|i| Value::Int(model[i].1));
                    prop_assert_eq!(heap.dict_get_name(dict, name), expected);
                }
            }
            prop_assert_eq!(heap.dict_len(dict), model.len());
        }
        let items: Vec<_> = heap.dict_items(dict).iter().map(|e| (e.key, e.value)).collect();
        let expected: Vec<_> = model.iter().map(|&(k, n)| (Value::Str(k), Value::Int(n))).collect();
        prop_assert_eq!(items, expected);
    }
}

#[test]
fn a_search_of_an_empty_dict_ends() {
    let mut heap = Heap::new();
    let dict = heap.new_dict();
    let name = heap.intern("name");
    assert_eq!(heap.dict_get_name(dict, name), None);
    assert_eq!(heap.dict_find_simple(dict, 5, Value::Int(5)), Ok(None));
    assert_eq!(heap.dict_next(dict, 0), None);
    assert_eq!(heap.dict_previous(dict, usize::MAX), None);
}

#[test]
fn equal_keys_of_different_types_are_one_key() {
    let mut heap = Heap::new();
    let dict = heap.new_dict();
    heap.dict_insert(dict, 1, Value::Int(1), Value::None);
    assert_eq!(heap.dict_find_simple(dict, 1, Value::True), Ok(Some(0)));
    assert_eq!(heap.dict_find_simple(dict, 1, Value::float(1.0)), Err(NeedsPython));
    assert!(!heap.dicts[dict].is_text_only());
}

#[test]
fn a_keys_version_lives_until_a_key_comes_or_goes() {
    let mut heap = Heap::new();
    let dict = heap.new_dict();
    let names = names(&mut heap, 3);
    heap.dict_set_name(dict, names[0], Value::Int(1));
    let first = heap.dict_keys_version(dict);
    assert_ne!(first, 0);
    heap.dict_set_name(dict, names[0], Value::Int(2));
    assert_eq!(heap.dict_current_version(dict), first, "replacing a value keeps the version");
    for change in 0..3 {
        let before = heap.dict_keys_version(dict);
        match change {
            0 => heap.dict_set_name(dict, names[1], Value::None),
            1 => assert!(heap.dict_delete_name(dict, names[1]).is_some()),
            _ => heap.dict_clear(dict),
        }
        assert_eq!(heap.dict_current_version(dict), 0, "change {change} resets the version");
        assert!(heap.dict_keys_version(dict) > before, "a version is never used twice");
    }
}

#[test]
fn a_planted_invalidation_leaves_the_version_standing() {
    let mut heap = Heap::new();
    heap.versions.plant(Invalidation::DictKeyAdded);
    let dict = heap.new_dict();
    let names = names(&mut heap, 2);
    heap.dict_set_name(dict, names[0], Value::Int(1));
    let version = heap.dict_keys_version(dict);
    heap.dict_set_name(dict, names[1], Value::Int(1));
    assert_eq!(heap.dict_current_version(dict), version);
    heap.dict_delete_name(dict, names[1]);
    assert_eq!(heap.dict_current_version(dict), 0, "the other invalidations still work");
}

#[test]
fn versions_run_out_and_stay_out() {
    let mut heap = Heap::new();
    heap.versions.set_limit(4);
    let dicts: Vec<_> = (0..4).map(|_| heap.new_dict()).collect();
    let given: Vec<_> = dicts.iter().map(|&d| heap.dict_keys_version(d)).collect();
    assert_eq!(given, [2, 3, 0, 0]);
}

#[test]
fn a_split_dict_shares_its_names_and_keeps_its_own_order() {
    let mut heap = Heap::new();
    let names = names(&mut heap, 40);
    let keys = heap.new_shared_keys();
    let one = heap.new_split_dict(keys, Vec::new(), Order::new());
    let two = heap.new_split_dict(keys, Vec::new(), Order::new());
    for name in [names[0], names[1]] {
        heap.dict_set_name(one, name, Value::Int(1));
    }
    let version = heap.shared_keys_version(keys);
    for name in [names[1], names[0]] {
        heap.dict_set_name(two, name, Value::Int(2));
    }
    assert_eq!(heap.dict_current_version(two), version, "no new name, no new version");
    let order: Vec<_> = heap.dict_items(two).iter().map(|e| e.key).collect();
    assert_eq!(order, [Value::Str(names[1]), Value::Str(names[0])]);
    heap.dict_set_name(two, names[2], Value::Int(3));
    assert_eq!(heap.dict_current_version(one), 0, "a new name of one instance is news to all");
    assert_eq!(heap.dict_get_name(one, names[2]), None);

    for &name in &names {
        heap.dict_set_name(one, name, Value::Int(4));
    }
    assert!(!heap.dicts[one].is_split(), "more names than shared keys hold");
    assert_eq!(heap.dict_len(one), 40);
    let items = heap.dict_items(one);
    assert!(names.iter().all(|&n| items.iter().any(|e| e.key == Value::Str(n) && e.value == Value::Int(4))));
    assert!(heap.dicts[two].is_split());
}

#[test]
fn a_table_is_rebuilt_when_its_places_are_used_up_not_when_they_are_free_again() {
    let mut heap = Heap::new();
    let dict = heap.new_dict();
    let names = names(&mut heap, 8);
    for &name in &names[..5] {
        heap.dict_set_name(dict, name, Value::None);
    }
    heap.dict_delete_name(dict, names[0]);
    assert_eq!(heap.dict_hint(dict, names[4]), Some(4), "a deletion leaves indices alone");
    heap.dict_set_name(dict, names[5], Value::None);
    assert_eq!(heap.dict_hint(dict, names[4]), Some(3), "a table of eight slots holds five entries");
}
