//! Numbers that look like chance and are the same on every machine and in every build.

/// Letters as one number that looks like chance (FNV-1a, then mixed once more, since its high bits move little).
#[must_use]
pub fn mixed(letters: impl Iterator<Item = char>, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = letters.fold(start, |hash, letter| (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}
