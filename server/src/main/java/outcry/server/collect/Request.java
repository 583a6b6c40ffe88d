// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// One question to a source.
///
/// @param part what it asks for, one short word: a page, a cloud, a GPU
/// @param headers beside the usual ones; a key goes here and never into the address, which is shown
/// @param body what is posted; empty for a plain GET
public record Request(String part, URI address, Map<String, String> headers, String body) {
  public Request {
    headers = Map.copyOf(headers);
  }

  public static Request get(String part, String address) {
    return new Request(part, URI.create(address), Map.of(), "");
  }

  public static Request post(String part, String address, String json) {
    return new Request(part, URI.create(address), Map.of("Content-Type", "application/json"), json);
  }

  public Request with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(part, address, more, body);
  }

  /// The same question at another address: the next page.
  public Request at(String nextPart, String nextAddress) {
    return new Request(nextPart, URI.create(nextAddress), headers, body);
  }
}
