//! The judge: checks every request against the slice of the official Bot API specification that the bot uses.
//!
//! `spec.json` is Bot API 10.1 (June 11, 2026), cut from <https://github.com/PaulSonOfLars/telegram-bot-api-spec> to the methods
//! that [`super::api`] answers and the types that they reach; it is MIT-licensed, with `spec.LICENSE` beside it. What is checked:
//! is the field known, is a required one there, does the JSON type fit the union (all the way down into keyboards), lengths,
//! sizes and choices where the prose states them in a regular way.

mod prose;
mod spec;

use std::collections::HashSet;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::entities;
use spec::{Field, Object, Spec, Type};

static SPEC: LazyLock<Spec> = LazyLock::new(Spec::embedded);

/// A request's parameters before they are judged.
pub(super) enum Params {
    /// From a JSON body: values have types.
    Json(Map<String, Value>),
    /// From a query, a form or a multipart body: every value is text that must parse as its type.
    Form(Vec<(String, String)>),
}

/// Checks the parameters of `method` (in Telegram's spelling). Gives them with their types, and the findings, each naming
/// method and field. `uploads` are the names of the file parts.
pub(super) fn check(method: &str, params: Params, uploads: &[&str]) -> (Map<String, Value>, Vec<String>) {
    let mut findings = Vec::new();
    let Some(known) = SPEC.method(method) else {
        return (Map::new(), vec![format!("{method}: not a method of the specification's slice")]);
    };
    let params = match params {
        Params::Json(map) => map,
        Params::Form(pairs) => typed(known, pairs, &Path::root(method), &mut findings),
    };
    object(&params, known, &Path::root(method), uploads, &mut findings);
    for name in uploads {
        let direct = known.field(name).is_some_and(|field| field.kind.has_file());
        if !direct && !mentions_attachment(&params, name) {
            findings.push(format!("{method}: the file part {name} is nobody's"));
        }
    }
    (params, findings)
}

/// Whether a bot may react with this emoji.
pub(super) fn is_reaction(emoji: &str) -> bool {
    static EMOJI: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let field = SPEC.object("ReactionTypeEmoji").and_then(|object| object.field("emoji"));
        field.map(|field| field.rule.choices.iter().cloned().collect()).unwrap_or_default()
    });
    // The variation selector is optional in what people type.
    EMOJI.contains(emoji) || EMOJI.contains(emoji.trim_end_matches('\u{fe0f}'))
}

/// Where in a request we are; made into words only for a finding.
struct Path<'a> {
    parent: Option<&'a Self>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Path<'a> {
    fn root(name: &'a str) -> Self {
        Path { parent: None, name, index: None }
    }

    fn field(&'a self, name: &'a str) -> Self {
        Path { parent: Some(self), name, index: None }
    }

    fn item(&'a self, index: usize) -> Self {
        Path { parent: Some(self), name: "", index: Some(index) }
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(parent) = self.parent {
            write!(f, "{parent}")?;
        }
        match (self.index, self.parent) {
            (Some(index), _) => write!(f, "[{index}]"),
            (None, None) => write!(f, "{}", self.name),
            (None, Some(_)) => write!(f, ".{}", self.name),
        }
    }
}

/// Gives form values their types.
fn typed(method: &Object, pairs: Vec<(String, String)>, path: &Path, findings: &mut Vec<String>) -> Map<String, Value> {
    let mut map = Map::new();
    for (name, text) in pairs {
        let value = match method.field(&name) {
            None => Value::String(text),
            Some(field) => field.kind.read_form(&text).unwrap_or_else(|| {
                findings.push(format!("{}: {} expected, but the text does not parse as one", path.field(&name), field.kind));
                Value::Null
            }),
        };
        if !value.is_null() {
            map.insert(name, value);
        }
    }
    map
}

/// Checks an object or a method's parameters, field by field.
fn object(map: &Map<String, Value>, kind: &Object, path: &Path, uploads: &[&str], findings: &mut Vec<String>) {
    let mut required = 0;
    for (name, value) in map {
        let Some(field) = kind.field(name) else {
            findings.push(format!("{}: unknown field", path.field(name)));
            continue;
        };
        required += usize::from(field.required);
        let here = path.field(name);
        let before = findings.len();
        value_fits(value, &field.kind, &here, findings);
        if findings.len() == before {
            rule_holds(value, field, map, &here, findings);
        }
    }
    if required < kind.required {
        let missing = kind.fields().filter(|field| field.required && !map.contains_key(&field.name));
        for field in missing.filter(|field| !(field.kind.has_file() && uploads.contains(&field.name.as_str()))) {
            findings.push(format!("{}: required field is missing", path.field(&field.name)));
        }
    }
}

fn value_fits(value: &Value, kind: &Type, path: &Path, findings: &mut Vec<String>) {
    match kind {
        Type::Array(item) => match value.as_array() {
            None => wrong_type(value, kind, path, findings),
            Some(items) => {
                items.iter().enumerate().for_each(|(index, value)| value_fits(value, item, &path.item(index), findings));
            }
        },
        Type::Object(index) => match (value.as_object(), SPEC.at(*index)) {
            (None, _) => wrong_type(value, kind, path, findings),
            (Some(map), known) if known.subtypes.is_empty() => object(map, known, path, &[], findings),
            (Some(_), known) => one_of(value, &known.subtypes, path, findings),
        },
        Type::Union(kinds) => one_of(value, kinds, path, findings),
        plain if plain.accepts(value) => {}
        _ => wrong_type(value, kind, path, findings),
    }
}

/// A union: the first kind that fits without findings; else what the nearest kind has to say.
fn one_of(value: &Value, kinds: &[Type], path: &Path, findings: &mut Vec<String>) {
    let mut nearest: Option<Vec<String>> = None;
    for kind in kinds {
        if !kind.could_be(value) {
            continue;
        }
        let mut tried = Vec::new();
        value_fits(value, kind, path, &mut tried);
        if tried.is_empty() {
            return;
        }
        if nearest.as_ref().is_none_or(|nearest| tried.len() < nearest.len()) {
            nearest = Some(tried);
        }
    }
    match nearest {
        Some(nearest) => findings.extend(nearest),
        None => findings.push(format!("{path}: fits none of the types that may stand here")),
    }
}

fn wrong_type(value: &Value, kind: &Type, path: &Path, findings: &mut Vec<String>) {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "Boolean",
        Value::Number(number) if number.is_f64() => "Float",
        Value::Number(_) => "Integer",
        Value::String(_) => "String",
        Value::Array(_) => "Array",
        Value::Object(_) => "Object",
    };
    findings.push(format!("{path}: {kind} expected, {found} found"));
}

/// Checks what the prose says of a field whose type is right.
fn rule_holds(value: &Value, field: &Field, map: &Map<String, Value>, path: &Path, findings: &mut Vec<String>) {
    let rule = &field.rule;
    if let Some((least, most, unit)) = rule.limit {
        let size = match (value, unit) {
            (Value::String(text), prose::Unit::Bytes) => Some(text.len() as f64),
            (Value::String(text), prose::Unit::Characters) => Some(length(text, most, rule.after_parsing, map) as f64),
            (Value::Array(items), prose::Unit::Items) => Some(items.len() as f64),
            (Value::Number(number), prose::Unit::Value) => number.as_f64(),
            _ => None,
        };
        if let Some(size) = size.filter(|size| !(least..=most).contains(size)) {
            findings.push(format!("{path}: {size} {unit}, but {least}-{most} are allowed"));
        }
    }
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Number(number) if !rule.choices.is_empty() => &number.to_string(),
        _ => return,
    };
    if !rule.choices.is_empty() && !rule.choices.iter().any(|choice| choice == text) {
        findings.push(format!("{path}: none of the values that the specification names"));
    }
    if let Some(charset) = rule.charset
        && !text.chars().all(charset)
    {
        findings.push(format!("{path}: holds characters that are not allowed"));
    }
}

/// The length that counts: where entities are parsed first, without the markup.
fn length(text: &str, most: f64, after_parsing: bool, map: &Map<String, Value>) -> usize {
    let raw = entities::utf16_len(text);
    let html = map.get("parse_mode").and_then(Value::as_str).is_some_and(|mode| mode.eq_ignore_ascii_case("html"));
    if after_parsing && html && raw as f64 > most {
        return entities::parse_html(text).map_or(raw, |(text, _)| entities::utf16_len(&text));
    }
    raw
}

fn mentions_attachment(params: &Map<String, Value>, name: &str) -> bool {
    fn within(value: &Value, name: &str) -> bool {
        match value {
            Value::String(text) => text.strip_prefix("attach://") == Some(name),
            Value::Array(items) => items.iter().any(|item| within(item, name)),
            Value::Object(map) => map.values().any(|item| within(item, name)),
            _ => false,
        }
    }
    params.values().any(|value| within(value, name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn findings(method: &str, params: Value) -> Vec<String> {
        let Value::Object(params) = params else { panic!("an object") };
        check(method, Params::Json(params), &[]).1
    }

    fn form(method: &str, pairs: &[(&str, &str)]) -> (Map<String, Value>, Vec<String>) {
        check(method, Params::Form(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()), &[])
    }

    #[test]
    fn a_well_formed_request_has_no_findings() {
        let keyboard =
            json!({"inline_keyboard": [[{"text": "Иә", "callback_data": "y"}, {"text": "Сайт", "url": "https://a.kz"}]]});
        let entities = json!([{"type": "bold", "offset": 0, "length": 1}]);
        let request = json!({"chat_id": 1, "text": "Сәлем", "reply_markup": keyboard, "entities": entities,
            "reply_parameters": {"message_id": 1}, "link_preview_options": {"is_disabled": true}});
        assert_eq!(findings("sendMessage", request), Vec::<String>::new());
        assert_eq!(
            findings(
                "setMyCommands",
                json!({"commands": [{"command": "start", "description": "Бастау"}],
            "scope": {"type": "chat", "chat_id": 5}})
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn unknown_missing_and_mistyped_fields_are_named() {
        assert_eq!(
            findings("sendMessage", json!({"chat_id": 1, "txt": "a"})),
            ["sendMessage.txt: unknown field", "sendMessage.text: required field is missing"]
        );
        assert_eq!(findings("sendMessage", json!({"chat_id": 1.5, "text": 3})).len(), 2);
        let deep =
            json!({"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b", "callback_data": 7}]]}});
        assert_eq!(
            findings("sendMessage", deep),
            ["sendMessage.reply_markup.inline_keyboard[0][0].callback_data: String expected, Integer found"]
        );
        assert_eq!(
            findings("sendMessage", json!({"chat_id": 1, "text": "a", "reply_parameters": {"message_id": 1, "to": 2}})),
            ["sendMessage.reply_parameters.to: unknown field"]
        );
        assert_eq!(
            findings("sendMessage", json!({"chat_id": 1, "text": null})),
            ["sendMessage.text: String expected, null found"]
        );
    }

    #[test]
    fn limits_of_the_prose_hold() {
        let long = "я".repeat(4097);
        assert_eq!(
            findings("sendMessage", json!({"chat_id": 1, "text": long})),
            ["sendMessage.text: 4097 characters, but 1-4096 are allowed"]
        );
        let marked = format!("<b>{}</b>", "я".repeat(4096));
        assert!(findings("sendMessage", json!({"chat_id": 1, "text": marked, "parse_mode": "HTML"})).is_empty());
        let data = "ж".repeat(33);
        let keyboard = json!({"inline_keyboard": [[{"text": "b", "callback_data": data}]]});
        assert_eq!(
            findings("editMessageReplyMarkup", json!({"chat_id": 1, "message_id": 2, "reply_markup": keyboard})),
            ["editMessageReplyMarkup.reply_markup.inline_keyboard[0][0].callback_data: 66 bytes, but 1-64 are allowed"]
        );
        assert_eq!(findings("getUpdates", json!({"limit": 101})).len(), 1);
        assert_eq!(findings("deleteMessages", json!({"chat_id": 1, "message_ids": []})).len(), 1);
        assert_eq!(findings("setMyCommands", json!({"commands": [{"command": "Start", "description": "x"}]})).len(), 1);
        assert_eq!(findings("answerCallbackQuery", json!({"callback_query_id": "1", "text": "я".repeat(201)})).len(), 1);
    }

    #[test]
    fn choices_of_the_prose_hold() {
        assert_eq!(findings("sendMessage", json!({"chat_id": 1, "text": "a", "parse_mode": "Html5"})).len(), 1);
        assert_eq!(findings("sendChatAction", json!({"chat_id": 1, "action": "thinking"})).len(), 1);
        assert!(findings("sendChatAction", json!({"chat_id": 1, "action": "upload_photo"})).is_empty());
        assert_eq!(findings("createForumTopic", json!({"chat_id": 1, "name": "a", "icon_color": 5})).len(), 1);
        assert!(findings("createForumTopic", json!({"chat_id": 1, "name": "a", "icon_color": 16_766_590})).is_empty());
        let wrong = json!([{"type": "bald", "offset": 0, "length": 1}]);
        assert_eq!(findings("sendMessage", json!({"chat_id": 1, "text": "a", "entities": wrong})).len(), 1);
        assert!(is_reaction("👍") && is_reaction("❤") && is_reaction("❤️") && !is_reaction("🧿"));
        let scope = json!({"commands": [], "scope": {"type": "everybody"}});
        assert_eq!(findings("setMyCommands", scope).len(), 1);
    }

    #[test]
    fn form_values_must_parse_as_their_type() {
        let (params, found) = form("sendPhoto", &[("chat_id", "5"), ("photo", "attach://x"), ("has_spoiler", "true")]);
        assert_eq!((&params["chat_id"], &params["has_spoiler"], found.len()), (&json!(5), &json!(true), 0));
        assert_eq!(form("sendMessage", &[("chat_id", "5"), ("text", "5"), ("message_thread_id", "five")]).1.len(), 1);
        assert_eq!(
            form("sendMessage", &[("chat_id", "@c"), ("text", "a"), ("reply_markup", "{\"inline_keyboard\":1}")]).1.len(),
            1
        );
    }

    #[test]
    fn a_file_must_belong_to_a_field() {
        let with = |name: &str| check("sendPhoto", Params::Form(vec![("chat_id".to_owned(), "1".to_owned())]), &[name]).1;
        assert!(with("photo").is_empty());
        assert_eq!(with("picture").len(), 2);
    }

    #[test]
    fn every_method_that_is_answered_is_in_the_slice() {
        for method in super::super::api::METHODS.into_iter().chain(["setChatMenuButton", "getFile"]) {
            assert!(SPEC.method(method).is_some(), "{method}");
        }
    }
}
