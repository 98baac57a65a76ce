//! Look and feel: every part takes sentences already worded and knows no license.
//!
//! Parts draw into a buffer, clip themselves to it, and stay silent where the area is too small.

pub mod buttons;
pub mod choice;
pub mod column;
pub mod draw;
pub mod hint_bar;
pub mod listing;
pub mod marks;
pub mod menu;
pub mod meter;
pub mod panel;
pub mod popup;
pub mod scroll_bar;
pub mod table;
pub mod tabs;
pub mod text;
pub mod text_field;
pub mod theme;
pub mod toast;

#[cfg(test)]
mod paper;
#[cfg(test)]
mod tiny;
