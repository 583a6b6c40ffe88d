// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import tools.jackson.databind.JsonNode;

/// What the door said to one request.
record Answer(int status, JsonNode body) {

  boolean isOk() {
    return status == 200;
  }

  /// The stable code of a refusal, empty when there is none.
  String code() {
    return text("code");
  }

  /// The sentence of a refusal, empty when there is none.
  String message() {
    return text("message");
  }

  /// The body of an answer that has to succeed.
  ///
  /// @throws IllegalStateException with the door's own words when it did not
  JsonNode orFail(String what) {
    if (!isOk()) {
      throw new IllegalStateException(
          what + " was refused: " + message() + " (" + status + " " + code() + ")");
    }
    return body;
  }

  private String text(String field) {
    return body.path(field).asString("");
  }
}
