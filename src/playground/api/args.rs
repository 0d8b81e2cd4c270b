//! A request's parameters, read as leniently as Telegram reads them: a number may come as a string.

use serde_json::{Map, Value};

/// The parameters of one request.
pub(in crate::playground) struct Args<'a>(&'a Map<String, Value>);

impl<'a> Args<'a> {
    pub fn new(params: &'a Map<String, Value>) -> Self {
        Self(params)
    }

    /// A parameter as it came; `null` counts as absent.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A number.
    pub fn int(&self, name: &str) -> Option<i64> {
        let value = self.value(name)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    /// A fraction.
    pub fn float(&self, name: &str) -> Option<f64> {
        let value = self.value(name)?;
        value.as_f64().or_else(|| value.as_str()?.parse().ok())
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.value(name)?.as_str()
    }

    /// A truth value; absent is false.
    pub fn flag(&self, name: &str) -> bool {
        match self.value(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text.eq_ignore_ascii_case("true") || text == "1",
            _ => false,
        }
    }

    /// A list; absent is empty.
    pub fn list(&self, name: &str) -> &'a [Value] {
        self.value(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}
