//! Reading a file of any size one object at a time.

use std::fmt;
use std::io::{BufReader, Read};
use std::panic::resume_unwind;
use std::sync::mpsc::sync_channel;
use std::thread;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Error;

use super::decode::Utf8;
use super::kind::Kind;
use super::object::{Any, Key, Node, Object};

/// What a file holds, in the order of the file.
pub enum Item<'a> {
    /// The head of a response: its `@odata.context`. What it lists follows.
    Response(&'a str),
    /// An object, and the `@odata.context` of the response that lists it.
    Object(Object, Option<&'a str>),
    /// A member of the group that comes after its members: what is known of the group so far, which member, and who.
    Member(&'a Object, usize, Node),
    /// Neither an object nor a list.
    Other,
}

/// Lets `take` have every object of a response, of an array of either, of such values one after another
/// (JSON Lines), or the one object there is, as `prepare` made it ready. What came before broken JSON is taken.
///
/// Reading and preparing go on in a thread of their own, a little ahead: they cost about as much as what `take` does.
pub fn each<T: Send, E>(
    input: impl Read + Send,
    prepare: impl Fn(Item) -> T + Send,
    take: impl FnMut(T) -> Result<(), E>,
) -> Result<Result<(), Error>, E> {
    const BATCH: usize = 256;
    thread::scope(|scope| {
        let (send, receive) = sync_channel::<Vec<T>>(4);
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            let read = read(input, &mut |item| {
                batch.push(prepare(item));
                batch.len() < BATCH || send.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).is_ok()
            });
            // An error means that nobody listens any more.
            let _ = send.send(batch);
            read
        });
        receive.into_iter().flatten().try_for_each(take)?;
        Ok(reader.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// Told of an item; false: no more of them.
type Take<'t> = dyn FnMut(Item) -> bool + 't;

fn read(input: impl Read, take: &mut Take) -> Result<(), Error> {
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(64 * 1024, Utf8::new(input)));
    while json.end().is_err() {
        Values { context: None, take: &mut *take }.deserialize(&mut json)?;
    }
    Ok(())
}

/// Values, each of which is handed over as soon as it is read.
struct Values<'a, 't> {
    context: Option<&'a str>,
    take: &'a mut Take<'t>,
}

impl Values<'_, '_> {
    fn hand_over<E: serde::de::Error>(&mut self, item: Item) -> Result<(), E> {
        if (self.take)(item) { Ok(()) } else { Err(E::custom("stopped")) }
    }

    fn other<E: serde::de::Error>(mut self) -> Result<bool, E> {
        self.hand_over(Item::Other)?;
        Ok(false)
    }
}

impl<'de> DeserializeSeed<'de> for Values<'_, '_> {
    /// Whether it was a list or an object.
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list.next_element_seed(Values { context: self.context, take: &mut *self.take })?.is_some() {}
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<bool, A::Error> {
        let mut object = Object::default();
        let mut response = false;
        while let Some(Key(name)) = map.next_key()? {
            match name {
                Some("value") => {
                    let context = object.text("@odata.context").ok().flatten().or(self.context);
                    if let Some(context) = context {
                        self.hand_over(Item::Response(context))?;
                    }
                    response |= map.next_value_seed(Values { context, take: &mut *self.take })?;
                }
                // There may be as many as users.
                Some(name @ "members") if Kind::of(&object, self.context) == Some(Kind::Group) => {
                    let mut member = |number, node| (self.take)(Item::Member(&object, number, node));
                    let left = map.next_value_seed(Any(Some(&mut member)))?;
                    object.put(name, left);
                }
                Some(name) => object.put(name, map.next_value::<Node>()?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if !response {
            self.hand_over(Item::Object(object, self.context))?;
        }
        Ok(true)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<bool, E> {
        self.other()
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<bool, E> {
        self.other()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<bool, E> {
        self.other()
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<bool, E> {
        self.other()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<bool, E> {
        self.other()
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<bool, E> {
        self.other()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the objects, with the context of each; `.` for what is no object.
    fn items(text: &str) -> String {
        let mut items = Vec::new();
        let prepare = |item: Item| match item {
            Item::Response(context) => format!("{context}:"),
            Item::Object(object, context) => {
                let id = object.text("id").unwrap().unwrap_or_default();
                format!("{id}{}", context.unwrap_or_default())
            }
            Item::Member(group, number, _) => format!("{}[{number}]", group.text("id").unwrap().unwrap_or_default()),
            Item::Other => ".".to_owned(),
        };
        let read = each(text.as_bytes(), prepare, |item| {
            items.push(item);
            Ok::<_, ()>(())
        });
        items.join(" ") + if read.unwrap().is_err() { " !" } else { "" }
    }

    #[test]
    fn responses_arrays_lines_and_single_objects_are_read() {
        assert_eq!(items(r#"{"@odata.context":"u","value":[{"id":"1"},{"id":"2"}]}"#), "u: 1u 2u");
        assert_eq!(items(r#"{"value":[{"id":"1"}],"@odata.nextLink":"x"}"#), "1");
        assert_eq!(items(r#"[{"value":[{"id":"1"}]},[{"id":"2"}],{"id":"3"}]"#), "1 2 3");
        assert_eq!(items("{\"id\":\"1\"}\r\n{\"id\":\"2\"}\n"), "1 2");
        assert_eq!(items(r#"{"@odata.context":"u","value":[]}"#), "u:");
        assert_eq!(items(r#"{"id":"1","value":3}"#), ". 1");
        assert_eq!(items(r#"[1, "a", null, true, -1, 0.5]"#), ". . . . . .");
        assert_eq!(items("  "), "");
    }

    #[test]
    fn members_are_read_one_at_a_time_where_it_is_known_that_they_are_a_groups() {
        let group = r#"{"id":"1","members":[{"id":"2"},{"id":"3"}],"groupTypes":[]}"#;
        assert_eq!(items(group), "1");
        let page = |kind| format!(r#"{{"@odata.context":"/$metadata#{kind}","value":[{group}]}}"#);
        assert_eq!(items(&page("groups")).rsplit_once(": ").unwrap().1, "1[0] 1[1] 1/$metadata#groups");
        assert_eq!(items(&page("teams")).rsplit_once(": ").unwrap().1, "1/$metadata#teams");
        assert_eq!(items(r#"{"id":"1","groupTypes":[],"members":{"id":"2"}}"#), "1");
    }

    #[test]
    fn what_came_before_the_break_was_handed_over() {
        assert_eq!(items(r#"{"value":[{"id":"1"},{"id":"#), "1 !");
        assert_eq!(items(r#"{"id":"1"} x"#), "1 !");
        assert_eq!(items(&"[".repeat(1_000_000)), " !");
    }

    #[test]
    fn a_refusal_ends_the_reading() {
        let mut taken = 0;
        let stopped = each(
            "{}".repeat(10_000).as_bytes(),
            |_: Item| (),
            |()| {
                taken += 1;
                if taken == 2 { Err("enough") } else { Ok(()) }
            },
        );
        assert_eq!((stopped.unwrap_err(), taken), ("enough", 2));
    }
}
