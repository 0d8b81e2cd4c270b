//! `exp` and `ln` that give the same on every machine: what is learnt when the program is built must not hang on the machine's
//! mathematical library. Only additions, multiplications and divisions, which are exact to the last bit everywhere.

use std::f32::consts::{LN_2, LOG2_E, SQRT_2};

/// The bits of a number's exponent begin here.
const EXPONENT: u32 = 23;

/// What stands in the exponent of 1.
const ONE: i32 = 127;

/// e to the power of `x`, to about six digits; 0 below -80. Above 80 it stays what it is there.
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let x = x.min(80.0);
    let twos = (x * LOG2_E).round();
    let rest = x - twos * LN_2;
    let series = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let sum = series.iter().fold(0.0, |sum, part| sum * rest + part);
    #[expect(clippy::cast_possible_truncation, reason = "a whole number between -116 and 116")]
    let exponent = twos as i32 + ONE;
    sum * f32::from_bits(exponent.cast_unsigned() << EXPONENT)
}

/// The natural logarithm of a positive normal number, to about six digits.
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let mut exponent = (bits >> EXPONENT).cast_signed() - ONE;
    let mut mantissa = f32::from_bits((bits & ((1 << EXPONENT) - 1)) | (ONE.cast_unsigned() << EXPONENT));
    if mantissa > SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series = [1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0, 1.0];
    let sum = series.iter().fold(0.0, |sum, part| sum * square + part);
    let exponent = f32::from(i16::try_from(exponent).expect("an exponent has eight bits"));
    2.0 * ratio * sum + exponent * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_library_has() {
        for step in -200_i16..200 {
            let x = f32::from(step) / 7.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "exp {x}: {} {}", exp(x), x.exp());
            let x = (f32::from(step) / 20.0).exp();
            assert!((ln(x) - x.ln()).abs() < 1e-5, "ln {x}: {} {}", ln(x), x.ln());
        }
        assert_eq!((exp(0.0), exp(-1000.0), ln(1.0)), (1.0, 0.0, 0.0));
    }
}
