// The control API: state, events, acts. All addresses are relative, so that the secret stays in the page's own address.

async function json(path, options) {
  const answer = await fetch(path, { cache: "no-store", ...options });
  const text = await answer.text();
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Error(`${answer.status} ${text.slice(0, 200) || answer.statusText}`);
  }
  if (!answer.ok && body?.ok !== false) throw new Error(body?.error ?? `${answer.status} ${answer.statusText}`);
  return body;
}

/** The whole state. */
export const getState = () => json("./api/state");

/** Waits until something changed since `seq` (the server answers after 25 s at the latest). */
export const getEvents = (seq) => json(`./api/events?since=${encodeURIComponent(seq)}`, { signal: AbortSignal.timeout(45_000) });

/** Requests that the bot made. */
export const getCalls = (since) => json(`./api/calls?since=${encodeURIComponent(since)}`);

/** Does one act; gives the server's answer or throws an Error with its words. */
export async function act(body) {
  const answer = await json("./api/act", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer?.ok === false) throw new Error(answer.error ?? "refused");
  return answer;
}

/** Starts the world afresh. */
export const fresh = () => json("./api/fresh", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });

/** Address of a file's bytes. */
export const fileUrl = (id) => `./api/file/${encodeURIComponent(id)}`;

/** A chosen file as base64. */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error("the file could not be read"));
    reader.readAsDataURL(file);
  });
}
