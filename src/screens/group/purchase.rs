//! **Purchase license** for members who find no seat (DOMAIN R48): as many as are missing, of one product at a time.

use crate::domain::inherit::Violation;
use crate::domain::user::License;
use crate::layer::Context;
use crate::message::effect::Panel;

/// The panel that buys the seats that are missing by these issues. Err: why not.
pub fn panel<'u>(issues: impl Iterator<Item = (&'u License, Violation)>, cx: &Context) -> Result<Panel, String> {
    let short = issues.filter(|(_, violation)| *violation == Violation::Count).map(|(license, _)| license.sku);
    let short: Vec<_> = short.collect();
    let Some(sku) = short.first() else { return Err(cx.say("group-none-short")) };
    cx.buying(*sku, short.iter().filter(|other| *other == sku).count())
}
