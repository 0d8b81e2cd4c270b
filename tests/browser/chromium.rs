//! A browser without a window, driven over its own pipe (Chrome `DevTools` Protocol): no driver program, no port, no crate.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// How long anything on the page may take to come.
const LIMIT: Duration = Duration::from_secs(20);

/// How often the page is looked at while waiting.
const LOOK: Duration = Duration::from_millis(50);

/// A running browser with one page.
pub struct Browser {
    child: Child,
    commands: ChildStdin,
    answers: Receiver<Value>,
    session: Option<String>,
    next: u64,
    /// Errors that the page's scripts have thrown.
    pub troubles: Vec<String>,
}

impl Browser {
    /// Starts the browser that is installed; `None` where there is none.
    pub fn start(profile: &Path) -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let installed = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
        let name = names.into_iter().find(installed)?;
        // The protocol is spoken on descriptors 3 and 4; the shell lays our pipes there.
        let mut child = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>/dev/null"#, name])
            .args(["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
            .args(["--no-first-run", "--disable-extensions", "--disable-background-networking", "--no-proxy-server"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let commands = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, answers) = mpsc::channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|length| length > 0) {
                message.pop();
                if sender.send(serde_json::from_slice(&message).unwrap()).is_err() {
                    return;
                }
                message.clear();
            }
        });
        let mut browser = Self { child, commands, answers, session: None, next: 0, troubles: Vec::new() };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attached = browser.call("Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        browser.call("Page.enable", json!({}));
        browser.call("Runtime.enable", json!({}));
        Some(browser)
    }

    /// Makes the window this large, in CSS pixels; a small one is a phone's.
    pub fn resize(&mut self, width: u32, height: u32) {
        let mobile = width < 600;
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile }),
        );
    }

    /// Opens an address.
    pub fn open(&mut self, url: &str) {
        self.call("Page.navigate", json!({ "url": url }));
    }

    /// What a JavaScript expression gives.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let result = self.call("Runtime.evaluate", params);
        assert!(result.get("exceptionDetails").is_none(), "{expression}: {result}");
        result["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub fn wait(&mut self, expression: &str, what: &str) {
        let begun = Instant::now();
        while self.evaluate(&format!("Boolean({expression})")) != true {
            assert!(begun.elapsed() < LIMIT, "the page never shows: {what}\n{}", self.evaluate("document.body.innerText"));
            std::thread::sleep(LOOK);
        }
    }

    /// Clicks on the element that an expression gives, as a mouse does: it must be in view, and nothing may cover it.
    pub fn click(&mut self, element: &str, what: &str) {
        self.wait(element, what);
        let place = format!(
            "(async () => {{
                const found = {element};
                if (!found) return null;
                found.scrollIntoView({{ block: 'nearest', inline: 'nearest' }});
                const box = () => {{ const b = found.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }};
                const before = box();
                await new Promise((done) => setTimeout(done, 60));
                const [x, y] = box();
                const still = before[0] === x && before[1] === y;
                return still && found.contains(document.elementFromPoint(x, y)) ? {{ x, y }} : null;
            }})()"
        );
        let begun = Instant::now();
        let point = loop {
            let point = self.evaluate(&place);
            if !point.is_null() {
                break point;
            }
            assert!(begun.elapsed() < LIMIT, "cannot be clicked: {what}");
        };
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": point["x"], "y": point["y"], "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Types into whatever has the focus.
    pub fn write(&mut self, words: &str) {
        self.call("Input.insertText", json!({ "text": words }));
    }

    /// A picture of the window, as base64 of a PNG.
    pub fn picture(&mut self) -> String {
        self.call("Page.captureScreenshot", json!({ "format": "png" }))["data"].as_str().unwrap().to_owned()
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let mut command = json!({ "id": self.next, "method": method, "params": params });
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.commands.write_all(format!("{command}\0").as_bytes()).unwrap();
        loop {
            let answer = self.answers.recv_timeout(LIMIT).unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["method"] == "Runtime.exceptionThrown" {
                self.troubles.push(answer["params"]["exceptionDetails"].to_string());
            }
            if answer["id"] == self.next {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
