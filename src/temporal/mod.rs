//! stub
use crate::document::Precision;
use crate::text::*;
use jiff::civil::Date;
#[derive(Clone, Debug)]
pub struct Timex {
    pub tokens: TokenRange,
}
#[derive(Clone, Copy, Debug)]
pub enum Direction {
    Past,
    Future,
}
#[derive(Clone, Debug)]
pub struct Anchor {
    pub reference: Option<Date>,
    pub narrative: Option<Date>,
    pub direction: Direction,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    pub from: Date,
    pub to: Date,
    pub precision: Precision,
    pub rule: &'static str,
}
pub fn find(_: &Text) -> Vec<Timex> {
    vec![]
}
pub fn reference_in(_: &Text) -> Option<Date> {
    None
}
impl Timex {
    pub fn resolve(&self, _: &Anchor) -> Option<Resolved> {
        None
    }
}
