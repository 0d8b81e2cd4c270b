//! Stories: people and staff in a world, through the front door. The real program runs with a real SQLite file against the
//! playground; what everybody reads is compared as a transcript.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod announced;
mod announcing;
mod announcing_out;
mod answers;
mod approving;
mod broadcast;
mod cases;
mod correcting;
mod counting;
mod desks;
mod elsewhere;
mod journey;
mod keeping;
mod learning;
mod letters;
mod log;
mod migrations;
mod minding;
mod outages;
mod people;
mod privacy;
mod screening;
mod spine;
mod staff;
mod stress;
mod wandering;
mod world;
