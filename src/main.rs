//! The program: see `seatdeck --help`.

fn main() {}
