// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One line of the door's table: method, path (with `{variables}`), who may come, and what answers.
record Route(
    String method,
    String path,
    Access access,
    Set<String> query,
    int longestBody,
    Answerer answerer) {
  static final int LONGEST_BODY = 64 * 1024;

  /// Answers a request that may come in; a [Refusal] becomes its error.
  @FunctionalInterface
  interface Answerer {
    JsonNode answer(Request request) throws Exception;
  }

  static Route of(String method, String path, Access access, Answerer answerer) {
    return new Route(method, path, access, Set.of(), LONGEST_BODY, answerer);
  }

  Route query(String... names) {
    return new Route(method, path, access, Set.of(names), longestBody, answerer);
  }

  Route longestBody(int bytes) {
    return new Route(method, path, access, query, bytes, answerer);
  }

  /// The path's variables; null when the path is another one.
  Map<String, String> match(List<String> asked) {
    var pattern = segments(path);
    if (pattern.size() != asked.size()) {
      return null;
    }
    var variables = new HashMap<String, String>();
    for (int i = 0; i < pattern.size(); i++) {
      var part = pattern.get(i);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), asked.get(i));
      } else if (!part.equals(asked.get(i))) {
        return null;
      }
    }
    return variables;
  }

  static List<String> segments(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /// Who may use a route.
  enum Access {
    /// Anybody, without a key.
    PUBLIC,
    /// Whoever may see every account: operator, viewer, and anybody when the books are open.
    EVERY_ACCOUNT,
    /// Operator or viewer, even when the books are open.
    EVERY_ACCOUNT_WITH_KEY,
    /// Whoever may see one account.
    OWN_ACCOUNT,
    /// Whoever may see one account, and anybody when the books are open.
    ONE_ACCOUNT,
    /// Whoever may trade for one account.
    TRADE,
    /// The operator.
    OPERATOR,
    /// The operator, or the process's own command line.
    CONTROL;

    boolean allows(Caller.Role role, boolean openBooks) {
      return switch (this) {
        case PUBLIC -> true;
        case EVERY_ACCOUNT ->
            openBooks || role == Caller.Role.OPERATOR || role == Caller.Role.VIEWER;
        case EVERY_ACCOUNT_WITH_KEY -> role == Caller.Role.OPERATOR || role == Caller.Role.VIEWER;
        case OWN_ACCOUNT ->
            role == Caller.Role.OPERATOR
                || role == Caller.Role.VIEWER
                || role == Caller.Role.PARTICIPANT;
        case ONE_ACCOUNT -> openBooks || OWN_ACCOUNT.allows(role, false);
        case TRADE -> role == Caller.Role.OPERATOR || role == Caller.Role.PARTICIPANT;
        case OPERATOR -> role == Caller.Role.OPERATOR;
        case CONTROL -> role == Caller.Role.OPERATOR || role == Caller.Role.CONTROL;
      };
    }

    String needs() {
      return switch (this) {
        case PUBLIC -> "no key";
        case EVERY_ACCOUNT, EVERY_ACCOUNT_WITH_KEY -> "an operator's or viewer's key";
        case OWN_ACCOUNT, ONE_ACCOUNT -> "a participant's, viewer's or operator's key";
        case TRADE -> "a participant's or operator's key";
        case OPERATOR, CONTROL -> "an operator's key";
      };
    }
  }
}
