//! Every setting, read once from the environment (and `.env`), typed, and checked. The only reader of the environment.
//! `.env.example` says a sentence about each.

use std::{fmt, net::SocketAddr, path::Path, str::FromStr, time::Duration};

use jiff::{civil::Time, tz::TimeZone};
use url::Url;

use crate::text::Lang;

/// Telegram's own server; another one stands in `TELEGRAM_API_URL`.
const TELEGRAM: &str = "https://api.telegram.org";

/// A setting that cannot be used: which one, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The variable's name.
    pub name: &'static str,
    /// What is wrong and what to write instead. Never holds the value of a secret.
    pub problem: String,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.problem)
    }
}

impl std::error::Error for Invalid {}

/// A value that must never be shown: its `Debug` hides it and it has no `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret value.
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the call that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How updates reach the bot.
#[derive(Clone, Debug)]
pub enum Reception {
    /// Long polling, the default.
    Poll,
    /// Telegram calls us.
    Webhook {
        /// The public address that Telegram is told.
        url: Url,
        /// Where this program listens.
        listen: SocketAddr,
        /// What Telegram must send in `X-Telegram-Bot-Api-Secret-Token`.
        secret: Secret,
    },
}

/// SQLite's `synchronous`: `Full` survives a power cut, `Normal` only a crash of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Synchronous {
    /// Every commit reaches the disk before it is acknowledged.
    Full,
    /// The last commits before a power cut may be lost.
    Normal,
}

/// The days on which staff answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkDays {
    /// Monday to Friday.
    Week,
    /// Monday to Saturday.
    WeekAndSaturday,
    /// Every day.
    Daily,
}

/// Who the centre is, as people are told. A part that is not set is `None`, and the bot says so instead of inventing it.
#[derive(Clone, Debug)]
pub struct Centre {
    /// Name in Kazakh.
    pub name_kk: Option<String>,
    /// Name in Russian.
    pub name_ru: Option<String>,
    /// Business identification number (БИН / БСН), named in the consent.
    pub bin: Option<String>,
    /// Phone number, in the form `+7…`.
    pub phone: Option<String>,
    /// Address in Kazakh.
    pub address_kk: Option<String>,
    /// Address in Russian.
    pub address_ru: Option<String>,
    /// When staff answer, as `09:00–18:00`.
    pub hours: String,
    /// On which days.
    pub days: WorkDays,
}

impl Centre {
    /// The name in a language, else in the other one.
    #[must_use]
    pub fn name(&self, lang: Lang) -> Option<&str> {
        pick(lang, self.name_kk.as_deref(), self.name_ru.as_deref())
    }

    /// The address in a language, else in the other one.
    #[must_use]
    pub fn address(&self, lang: Lang) -> Option<&str> {
        pick(lang, self.address_kk.as_deref(), self.address_ru.as_deref())
    }
}

fn pick<'a>(lang: Lang, kk: Option<&'a str>, ru: Option<&'a str>) -> Option<&'a str> {
    match lang {
        Lang::Kk => kk.or(ru),
        Lang::Ru => ru.or(kk),
    }
}

/// The hours of each day, at the centre, in which announcements rest; over midnight where they end earlier than they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// From this time on.
    pub from: Time,
    /// Until this time.
    pub until: Time,
}

/// All settings of a running bot.
#[derive(Clone, Debug)]
pub struct Config {
    /// The bot's token.
    pub token: Secret,
    /// The Bot API server, without a trailing slash.
    pub api_url: Url,
    /// `sqlite://` and a path.
    pub database_url: String,
    /// SQLite's durability.
    pub synchronous: Synchronous,
    /// Polling or webhook.
    pub reception: Reception,
    /// Messages a second in all; 0 is unpaced.
    pub send_per_second: u32,
    /// Messages a minute into one group; 0 is unpaced.
    pub send_per_group_minute: u32,
    /// The centre.
    pub centre: Centre,
    /// The centre's time zone.
    pub zone: TimeZone,
    /// Hours in which announcements rest.
    pub quiet_hours: Option<QuietHours>,
    /// Filter of the log, as `info` or `qoldau=debug`.
    pub log_level: String,
    /// Days after which a person who has not written is forgotten.
    pub storage_days: u32,
    /// Hours after which an untaken case is brought up again.
    pub remind_hours: u32,
    /// How long a long poll may wait for updates.
    pub poll_timeout: Duration,
}

impl Config {
    /// Reads `.env` where there is one, then the environment.
    ///
    /// # Errors
    /// The first setting that is missing or cannot be used.
    pub fn load() -> Result<Self, Invalid> {
        if Path::new(".env").exists() {
            dotenvy::from_path(".env").map_err(|_| Invalid {
                name: ".env",
                problem: "a line is not NAME=value; compare it with .env.example".into(),
            })?;
        }
        Self::read(&environment)
    }

    /// Reads the settings from any source of variables: the environment, or a table in tests and in the playground.
    ///
    /// # Errors
    /// The first setting that is missing or cannot be used.
    pub fn read(var: &dyn Fn(&'static str) -> Option<String>) -> Result<Self, Invalid> {
        let var = |name| var(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let api_url: Url = parse(&var, "TELEGRAM_API_URL", TELEGRAM, "write a URL such as https://api.telegram.org")?;
        let config = Self {
            token: token(&var)?,
            database_url: var("DATABASE_URL").unwrap_or_else(|| "sqlite://qoldau.db".into()),
            synchronous: synchronous(&var)?,
            reception: reception(&var)?,
            send_per_second: parse(&var, "SEND_PER_SECOND", "30", "write a whole number, 30 is Telegram's own limit")?,
            send_per_group_minute: parse(
                &var,
                "SEND_PER_GROUP_MINUTE",
                "20",
                "write a whole number, 20 is Telegram's own limit",
            )?,
            centre: centre(&var)?,
            zone: zone(&var)?,
            quiet_hours: quiet_hours(&var)?,
            log_level: var("LOG_LEVEL").unwrap_or_else(|| "info".into()),
            storage_days: parse(&var, "STORAGE_DAYS", "365", "write a whole number of days")?,
            remind_hours: parse(&var, "REMIND_HOURS", "4", "write a whole number of hours")?,
            poll_timeout: Duration::from_secs(parse(
                &var,
                "POLL_TIMEOUT",
                "25",
                "write a whole number of seconds, at most 50",
            )?),
            api_url,
        };
        config.check()?;
        Ok(config)
    }

    /// Contradictions between settings.
    fn check(&self) -> Result<(), Invalid> {
        let unpaced = [("SEND_PER_SECOND", self.send_per_second), ("SEND_PER_GROUP_MINUTE", self.send_per_group_minute)];
        for (name, rate) in unpaced {
            if rate == 0 && !on_loopback(&self.api_url) {
                let problem = "0 (unpaced) works only against a Bot API on this machine; leave it out for Telegram".into();
                return Err(Invalid { name, problem });
            }
        }
        if !self.database_url.starts_with("sqlite:") {
            return Err(Invalid {
                name: "DATABASE_URL",
                problem: "write sqlite:// and a path, such as sqlite://qoldau.db".into(),
            });
        }
        if !(1..=3650).contains(&self.storage_days) {
            return Err(Invalid { name: "STORAGE_DAYS", problem: "must be between 1 and 3650 days".into() });
        }
        if !(1..=168).contains(&self.remind_hours) {
            return Err(Invalid { name: "REMIND_HOURS", problem: "must be between 1 and 168 hours".into() });
        }
        if self.poll_timeout > Duration::from_secs(50) {
            return Err(Invalid { name: "POLL_TIMEOUT", problem: "must be at most 50 seconds".into() });
        }
        Ok(())
    }

    /// The bot's own id: the digits before the colon of the token.
    #[must_use]
    pub fn bot_id(&self) -> i64 {
        self.token.expose().split(':').next().and_then(|id| id.parse().ok()).unwrap_or_default()
    }
}

#[expect(clippy::disallowed_methods, reason = "the only reader of the environment")]
fn environment(name: &'static str) -> Option<String> {
    std::env::var(name).ok()
}

type Var<'a> = dyn Fn(&'static str) -> Option<String> + 'a;

fn parse<T: FromStr>(var: &Var<'_>, name: &'static str, default: &str, hint: &str) -> Result<T, Invalid> {
    let value = var(name).unwrap_or_else(|| default.to_owned());
    value.parse().map_err(|_| Invalid { name, problem: format!("cannot be read; {hint}") })
}

fn token(var: &Var<'_>) -> Result<Secret, Invalid> {
    let name = "TELOXIDE_TOKEN";
    let Some(token) = var(name) else {
        return Err(Invalid { name, problem: "is missing; write the token that @BotFather gave".into() });
    };
    let well_formed = token.split_once(':').is_some_and(|(id, rest)| id.parse::<i64>().is_ok() && !rest.is_empty());
    if !well_formed || token.contains(char::is_whitespace) {
        return Err(Invalid { name, problem: "is not a bot token; it looks like 123456:ABC-DEF, copy it whole".into() });
    }
    Ok(Secret::new(token))
}

fn synchronous(var: &Var<'_>) -> Result<Synchronous, Invalid> {
    match var("DATABASE_SYNCHRONOUS").as_deref() {
        None | Some("FULL") => Ok(Synchronous::Full),
        Some("NORMAL") => Ok(Synchronous::Normal),
        Some(_) => Err(Invalid { name: "DATABASE_SYNCHRONOUS", problem: "write FULL or NORMAL".into() }),
    }
}

fn reception(var: &Var<'_>) -> Result<Reception, Invalid> {
    let Some(url) = var("WEBHOOK_URL") else { return Ok(Reception::Poll) };
    let url = url.parse().map_err(|_| Invalid {
        name: "WEBHOOK_URL",
        problem: "write the public https:// address that Telegram shall call".into(),
    })?;
    let listen = parse(var, "WEBHOOK_LISTEN", "127.0.0.1:8443", "write an address and port, such as 127.0.0.1:8443")?;
    let name = "WEBHOOK_SECRET";
    let secret = var(name).ok_or_else(|| Invalid {
        name,
        problem: "is missing; with WEBHOOK_URL write a long random word of letters, digits, _ and -".into(),
    })?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if secret.len() > 256 || !secret.chars().all(allowed) {
        return Err(Invalid { name, problem: "may hold at most 256 letters, digits, _ and -".into() });
    }
    Ok(Reception::Webhook { url, listen, secret: Secret::new(secret) })
}

fn centre(var: &Var<'_>) -> Result<Centre, Invalid> {
    let days = match var("WORK_DAYS").as_deref() {
        None | Some("mon-fri") => WorkDays::Week,
        Some("mon-sat") => WorkDays::WeekAndSaturday,
        Some("daily") => WorkDays::Daily,
        Some(_) => return Err(Invalid { name: "WORK_DAYS", problem: "write mon-fri, mon-sat or daily".into() }),
    };
    Ok(Centre {
        name_kk: var("CENTRE_NAME_KK"),
        name_ru: var("CENTRE_NAME_RU"),
        bin: var("CENTRE_BIN"),
        phone: var("CENTRE_PHONE"),
        address_kk: var("CENTRE_ADDRESS_KK"),
        address_ru: var("CENTRE_ADDRESS_RU"),
        hours: var("WORK_HOURS").unwrap_or_else(|| "09:00–18:00".into()),
        days,
    })
}

fn quiet_hours(var: &Var<'_>) -> Result<Option<QuietHours>, Invalid> {
    let name = "QUIET_HOURS";
    let hours = var(name).unwrap_or_else(|| "21:00–09:00".into());
    if hours == "off" {
        return Ok(None);
    }
    let problem = "write two times, such as 21:00–09:00, or off";
    let (from, until) = hours.split_once(['–', '-']).ok_or_else(|| Invalid { name, problem: problem.into() })?;
    let time = |words: &str| words.trim().parse::<Time>().map_err(|_| Invalid { name, problem: problem.into() });
    let quiet = QuietHours { from: time(from)?, until: time(until)? };
    Ok((quiet.from != quiet.until).then_some(quiet))
}

fn zone(var: &Var<'_>) -> Result<TimeZone, Invalid> {
    let name = var("TIME_ZONE").unwrap_or_else(|| "Asia/Almaty".into());
    TimeZone::get(&name)
        .map_err(|_| Invalid { name: "TIME_ZONE", problem: "is not a known time zone, such as Asia/Almaty".into() })
}

/// Whether a URL points to this machine, where Telegram's limits need not be kept.
#[must_use]
pub fn on_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
