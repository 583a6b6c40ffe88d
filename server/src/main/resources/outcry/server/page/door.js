// SPDX-License-Identifier: Apache-2.0
// Reads of the public door. A refusal arrives as an error that carries the door's own words.

export async function read(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  const answer = await fetch(query ? `/v1/${path}?${query}` : `/v1/${path}`, { headers: { Accept: "application/json" } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.message ?? `${path}: ${answer.status}`);
  return body;
}
