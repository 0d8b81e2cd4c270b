//! See `qoldau --help` and README.md.

use std::process::ExitCode;

fn main() -> ExitCode {
    qoldau::cli::main()
}
