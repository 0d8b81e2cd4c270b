//! Rows of numbers as bytes, little-endian, each row with its length before it.

/// A number with its bytes.
pub(super) trait Number: Copy {
    /// How many bytes it has.
    const WIDTH: usize;

    /// Puts them behind others.
    fn put(self, bytes: &mut Vec<u8>);

    /// Makes it of exactly [`Number::WIDTH`] bytes.
    fn get(bytes: &[u8]) -> Option<Self>;
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Number for $number {
            const WIDTH: usize = size_of::<Self>();

            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &[u8]) -> Option<Self> {
                Some(Self::from_le_bytes(bytes.try_into().ok()?))
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, f32);

/// Puts a row behind others.
pub(super) fn put<N: Number>(bytes: &mut Vec<u8>, row: &[N]) {
    u32::try_from(row.len()).expect("rows are shorter than that").put(bytes);
    row.iter().for_each(|number| number.put(bytes));
}

/// Takes the next row of bytes as it stands; `None` where the bytes end before it does.
pub(super) fn take_bytes<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = bytes.split_at_checked(u32::WIDTH)?;
    let (row, rest) = rest.split_at_checked(usize::try_from(u32::get(length)?).ok()?)?;
    *bytes = rest;
    Some(row)
}

/// Takes the next row; `None` where the bytes end before it does.
pub(super) fn take<N: Number>(bytes: &mut &[u8]) -> Option<Vec<N>> {
    let (length, rest) = bytes.split_at_checked(u32::WIDTH)?;
    let length = usize::try_from(u32::get(length)?).ok()?.checked_mul(N::WIDTH)?;
    let (row, rest) = rest.split_at_checked(length)?;
    *bytes = rest;
    row.chunks_exact(N::WIDTH).map(N::get).collect()
}
