//! The whole program without threads and without a terminal: keys in, a screen out.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::AtomicBool;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use seatdeck::app::{App, Msg, PLACES};
use seatdeck::domain::role::Principal;
use seatdeck::keys::names::script;
use seatdeck::kit::theme::Theme;
use seatdeck::layer::Context;
use seatdeck::message::effect::{Effect, Effects};
use seatdeck::message::event::Event;
use seatdeck::runtime::build;
use seatdeck::runtime::files::file_one;
use seatdeck::runtime::search::{Look, Search};
use seatdeck::runtime::worker::{read_one, write_one};
use seatdeck::store::Store;
use seatdeck::wording::{Language, Words};

/// A tenant, the program on it, and a screen of a certain size.
pub struct Harness {
    pub store: Store,
    by: Principal,
    app: App,
    search: Search,
    read: bool,
    size: Rect,
    pub copied: Vec<String>,
    todo: VecDeque<Effect>,
}

/// The sample tenant at a fixed time.
pub fn sample() -> Store {
    let mut store = Store::in_memory("Contoso").unwrap();
    store.fill_with_sample().unwrap();
    store.set_clock(|| "2026-11-22T12:00:00Z".parse().unwrap());
    store
}

impl Harness {
    /// The program on the sample tenant at 100×30, everything read.
    pub fn new() -> Self {
        Self::on(sample(), "admin@contoso.example", 100, 30)
    }

    /// The same, narrower or wider.
    pub fn sized(width: u16, height: u16) -> Self {
        Self::on(sample(), "admin@contoso.example", width, height)
    }

    /// The program on any tenant, with a user of it signed in.
    pub fn on(store: Store, upn: &str, width: u16, height: u16) -> Self {
        let by = store.principal(upn).unwrap().expect("the user is there");
        store.sign_in(&by).unwrap();
        Self::unread(store, by, width, height).pumped()
    }

    /// The program before anything was read.
    pub fn unread(store: Store, by: Principal, width: u16, height: u16) -> Self {
        Self::begun(Language::English, store, by, width, height)
    }

    /// The program on the sample tenant in a language, as narrow as it must still be whole.
    pub fn speaking(language: Language) -> Self {
        Self::speaking_on(language, sample())
    }

    /// The same on another tenant.
    pub fn speaking_on(language: Language, store: Store) -> Self {
        let by = store.principal("admin@contoso.example").unwrap().expect("the user is there");
        Self::begun(language, store, by, 80, 24).pumped()
    }

    fn begun(language: Language, store: Store, by: Principal, width: u16, height: u16) -> Self {
        let cx = Context::new(Words::of(language), Theme::ansi(), by.clone());
        let (app, effects) = App::new(cx, store.tenant().unwrap());
        let mut harness = Self {
            store,
            by,
            app,
            search: Search::default(),
            read: false,
            size: Rect::new(0, 0, width, height),
            copied: Vec::new(),
            todo: VecDeque::new(),
        };
        harness.take(effects);
        harness
    }

    /// Presses keys, one after the other, each answered before the next.
    pub fn keys(mut self, keys: &str) -> Self {
        for key in script(keys).expect("a key script") {
            self.draw();
            let effects = self.app.update(Msg::Key(key));
            self.take(effects);
            self = self.pumped();
        }
        self
    }

    /// Goes to a page of the navigation pane: the way is the same in every language, however many pages there are.
    pub fn goes_to(self, name: &str) -> Self {
        self.keys(&format!("g{}<enter>", "j".repeat(place(name))))
    }

    /// Types text letter by letter.
    pub fn types(self, text: &str) -> Self {
        let keys: String = text.chars().map(|c| if c == ' ' { "<space>".into() } else { c.to_string() }).collect();
        self.keys(&keys)
    }

    /// Presses keys and leaves what they ask for undone: the screen while something loads or runs.
    pub fn keys_unanswered(mut self, keys: &str) -> Self {
        for key in script(keys).expect("a key script") {
            self.draw();
            let effects = self.app.update(Msg::Key(key));
            self.take(effects);
        }
        self
    }

    /// The same in a terminal of another size.
    pub fn resized(mut self, width: u16, height: u16) -> Self {
        self.size = Rect::new(0, 0, width, height);
        self
    }

    /// Tells the program of a fact.
    pub fn tell(mut self, event: Event) -> Self {
        let effects = self.app.update(Msg::Event(event));
        self.take(effects);
        self.pumped()
    }

    /// Tells the program of a fact while what it asked for is still being done.
    pub fn tell_meanwhile(mut self, event: Event) -> Self {
        let effects = self.app.update(Msg::Event(event));
        self.take(effects);
        self
    }

    pub fn is_over(&self) -> bool {
        self.app.is_over()
    }

    fn take(&mut self, effects: Effects) {
        self.todo.extend(effects);
    }

    /// Answers every effect, as the workers would.
    fn pumped(mut self) -> Self {
        if !self.read && self.by.is_delegate() {
            (self.search, self.read) = (Search::of_file(), true);
        }
        if !self.read {
            let built = build::read(&self.store, None, |_| true).unwrap().unwrap();
            self.search.take(&self.store, Ok(built)).unwrap();
            self.read = true;
        }
        while let Some(effect) = self.todo.pop_front() {
            let mut events = Vec::new();
            match effect {
                Effect::Copy(text) => self.copied.push(text),
                Effect::Run(_) | Effect::Undo(_) | Effect::ChangeView(_) | Effect::ChooseColumns(_) => {
                    let told = RefCell::new(Vec::new());
                    write_one(&mut self.store, &self.by, effect, &AtomicBool::new(false), &|event| {
                        told.borrow_mut().push(event);
                        true
                    });
                    events = told.into_inner();
                }
                Effect::ExportUsers { .. } | Effect::ReadPeople { .. } => {
                    let told = RefCell::new(Vec::new());
                    file_one(&self.store, effect, &AtomicBool::new(false), &|event| {
                        told.borrow_mut().push(event);
                        true
                    });
                    events = told.into_inner();
                }
                Effect::ListUsers { ticket, query, .. } => {
                    let view = self.search.find(&self.store, &query, || false).unwrap().unwrap();
                    events.push(Event::UsersListed { ticket, view: view.into() });
                }
                effect => events.extend(read_one(&self.store, &self.by, effect)),
            }
            if let [Event::SignedIn(by)] = &*events {
                self.by = by.clone();
                self.search = if by.is_delegate() { Search::of_file() } else { Search::default() };
                self.read = by.is_delegate();
            }
            if self.search.look(&self.store).unwrap() != Look::Same {
                events.push(Event::TenantChanged);
            }
            for event in events {
                let effects = self.app.update(Msg::Event(event));
                self.take(effects);
            }
        }
        self
    }

    fn draw(&self) -> Buffer {
        let mut buffer = Buffer::empty(self.size);
        self.app.draw(&mut buffer, self.size);
        buffer
    }

    /// The text on screen.
    pub fn text(&self) -> String {
        text(&self.draw())
    }

    /// The text drawn reversed: the row under the cursor, or the button under the keyboard.
    pub fn row_at_cursor(&self) -> String {
        let buffer = self.draw();
        let reversed = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
        buffer.content.iter().filter(reversed).map(ratatui::buffer::Cell::symbol).collect()
    }

    /// The rows of the list that is open over the page.
    pub fn list(&self) -> Vec<String> {
        let buffer = self.draw();
        let at = |sign: &str| buffer.content.iter().position(|cell| cell.symbol() == sign).expect("a list is open");
        let (wide, above) = (usize::from(self.size.width), at("┌"));
        let inside = above % wide + 2..at("┐") % wide;
        let below = (above / wide + 1..).take_while(|y| buffer.content[y * wide + inside.start - 2].symbol() == "│");
        let row = |y: usize| buffer.content[y * wide..][inside.clone()].iter().map(ratatui::buffer::Cell::symbol);
        below.map(|y| row(y).collect::<String>().trim_end().to_owned()).collect()
    }

    /// The text on screen, then a map of the styles with a legend, so that a change of color reads as a diff.
    pub fn screen(&self) -> String {
        let buffer = self.draw();
        let mut legend: BTreeMap<char, String> = BTreeMap::new();
        let mut map = String::new();
        for y in 0..self.size.height {
            let row: String = (0..self.size.width)
                .map(|x| {
                    let style = buffer[(x, y)].style();
                    let (letter, words) = letter(style);
                    if letter != ' ' {
                        legend.insert(letter, words);
                    }
                    letter
                })
                .collect();
            map += row.trim_end();
            map.push('\n');
        }
        let legend: Vec<_> = legend.iter().map(|(letter, words)| format!("{letter} {words}")).collect();
        format!("{}\n--- {}\n{}", text(&buffer), legend.join(" · "), map.trim_end())
    }
}

/// How far down the list of pages a page stands.
pub fn place(name: &str) -> usize {
    PLACES.iter().position(|(_, own, _)| *own == name).expect("a page of that name")
}

fn text(buffer: &Buffer) -> String {
    let rows = (0..buffer.area.height).map(|y| {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            row += symbol;
            x += u16::try_from(seatdeck::kit::text::width(symbol)).unwrap().max(1);
        }
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// One letter per look: small for a plain color, capital where the cell is reversed.
fn letter(style: Style) -> (char, String) {
    let color = match style.fg {
        None | Some(Color::Reset) => ' ',
        Some(Color::Cyan) => 'c',
        Some(Color::Green) => 'g',
        Some(Color::Yellow) => 'y',
        Some(Color::Red) => 'r',
        Some(other) => panic!("{other:?} is none of the theme's colors"),
    };
    let has = |modifier| style.add_modifier.contains(modifier);
    let letter = match (color, has(Modifier::DIM), has(Modifier::BOLD)) {
        (' ', true, _) => 'd',
        (' ', _, true) => 'b',
        ('c', _, true) => 'a',
        (color, ..) => color,
    };
    let name = match letter {
        ' ' => "plain",
        'd' => "dim",
        'b' => "bold",
        'c' => "cyan",
        'a' => "cyan bold",
        'g' => "green",
        'y' => "yellow",
        _ => "red",
    };
    if has(Modifier::REVERSED) {
        let letter = if letter == ' ' { 'X' } else { letter.to_ascii_uppercase() };
        (letter, format!("{name} reversed"))
    } else {
        (letter, name.to_owned())
    }
}
