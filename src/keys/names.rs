//! How keys are written: in the footer, in a key file, in a script.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::{Code, Key};

/// The names of the keys that have no sign of their own. The first name of a code is the one shown.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("shift-tab", Code::BackTab),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("ins", Code::Insert),
    ("left", Code::Left),
    ("right", Code::Right),
    ("up", Code::Up),
    ("down", Code::Down),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("return", Code::Enter),
    ("escape", Code::Esc),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

/// A name that no key has.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no key is called `{0}`")]
pub struct UnknownKey(pub String);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, Code::F(number)) => write!(f, "f{number}"),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (mut rest, mut held) = (text, [false; 3]);
        // A lone `-` after the modifiers is the key itself, so a prefix counts only when something follows.
        while let Some((index, after)) = ["ctrl-", "alt-", "shift-"]
            .iter()
            .enumerate()
            .find_map(|(index, prefix)| Some((index, rest.strip_prefix(prefix).filter(|after| !after.is_empty())?)))
        {
            (held[index], rest) = (true, after);
        }
        let code = code(rest).ok_or_else(|| UnknownKey(text.to_owned()))?;
        let [ctrl, alt, shift] = held;
        Ok(Self::new(code, ctrl, alt, shift))
    }
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(Code::Char(c));
    }
    let named = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, code)| *code);
    named.or_else(|| {
        let number = name.strip_prefix(['f', 'F'])?.parse().ok()?;
        (1..=24).contains(&number).then_some(Code::F(number))
    })
}

/// Reads a run of presses: `jj<space>.m<ctrl-s>`. A `<` itself is written `<lt>`.
///
/// # Errors
/// When a name between `<` and `>` is no key's, or a `<` is not closed.
pub fn script(text: &str) -> Result<Vec<Key>, UnknownKey> {
    let (mut keys, mut rest) = (Vec::new(), text);
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        keys.push(if c == '<' {
            let (name, after) = rest.split_once('>').ok_or_else(|| UnknownKey(rest.to_owned()))?;
            rest = after;
            if name == "lt" { Key::char('<') } else { name.parse()? }
        } else {
            Key::char(c)
        });
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_as_it_is_written() {
        for key in [
            Key::char('j'),
            Key::char('J'),
            Key::char(' '),
            Key::char('-'),
            Key::char('é'),
            Key::ctrl('s'),
            Key::ctrl('-'),
            Key::alt('b'),
            Key::code(Code::F(5)),
            Key::code(Code::BackTab),
            Key::shift(Code::Down),
            Key::new(Code::Left, true, true, true),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        assert!(NAMES.iter().all(|(name, code)| name.parse() == Ok(Key::code(*code))));
    }

    #[test]
    fn the_footer_form_is_short() {
        for (written, shown) in [
            ("pagedown", "pgdn"),
            ("shift-tab", "shift-tab"),
            ("shift-down", "shift-down"),
            ("ctrl-S", "ctrl-s"),
            ("shift-j", "j"),
        ] {
            let key = written.parse().map(|key: Key| key.to_string());
            assert_eq!(key.as_deref(), Ok(shown));
        }
    }

    #[test]
    fn a_script_mixes_letters_and_names() {
        assert_eq!(
            script("jJ<space><lt><ctrl-s>"),
            Ok(vec![Key::char('j'), Key::char('J'), Key::char(' '), Key::char('<'), Key::ctrl('s')])
        );
        assert_eq!(script("a<hyper-x>"), Err(UnknownKey("hyper-x".into())));
        assert_eq!(script("a<tab"), Err(UnknownKey("tab".into())));
        assert_eq!("f99".parse::<Key>(), Err(UnknownKey("f99".into())));
    }
}
