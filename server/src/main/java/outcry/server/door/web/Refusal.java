// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import tools.jackson.databind.node.ObjectNode;

/// A request that is turned away: status, a stable code, a sentence with value, limit and rule, and
/// the field it is about (null when it is about none).
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String field;
  private final long position;
  private transient ObjectNode more;

  /// `position` is where in the log the exchange refused; 0 when the door did.
  Refusal(int status, String code, String message, String field, long position) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.position = position;
  }

  static Refusal bad(String code, String message, String field) {
    return new Refusal(400, code, message, field, 0);
  }

  static Refusal notFound(String code, String message, String field) {
    return new Refusal(404, code, message, field, 0);
  }

  /// Adds further fields to the answer.
  Refusal with(ObjectNode fields) {
    more = fields;
    return this;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String field() {
    return field;
  }

  ObjectNode json() {
    var json = Json.object().put("code", code).put("message", getMessage()).put("field", field);
    if (position != 0) {
      json.put("position", position);
    }
    return more == null ? json : json.setAll(more);
  }
}
