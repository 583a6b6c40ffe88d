// SPDX-License-Identifier: Apache-2.0
// Reads of the public door. A refusal arrives as an error that carries the door's own words, status and code.

export async function read(path, parameters = {}, key = null) {
  const answer = await ask(path, parameters, key, "application/json");
  return answer.json();
}

/** A document as it is, for the reader to keep. */
export async function fetchDocument(path, parameters, key) {
  const answer = await ask(path, parameters, key, "*/*");
  return answer.blob();
}

async function ask(path, parameters, key, accept) {
  const query = new URLSearchParams(parameters).toString();
  const headers = key ? { Accept: accept, "X-Key": key } : { Accept: accept };
  const answer = await fetch(query ? `/v1/${path}?${query}` : `/v1/${path}`, { headers });
  if (!answer.ok) {
    const body = await answer.json().catch(() => ({}));
    const { status } = answer;
    throw Object.assign(new Error(body.message ?? `${path}: ${status}`), { status, code: body.code });
  }
  return answer;
}
