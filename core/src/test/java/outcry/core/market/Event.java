// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.function.LongFunction;
import outcry.wire.CancelReason;
import outcry.wire.OrderCommand;
import outcry.wire.Priority;
import outcry.wire.RefuseReason;
import outcry.wire.RejectReason;
import outcry.wire.Side;
import outcry.wire.StateReason;
import outcry.wire.TradingState;

/// The events that are compared, each with the fields that matter.
enum Event {
  ACCEPTED(
      "account contract order quantity price side type validity flags stop until display minimum"
          + " id"),
  REJECTED("account command reason id"),
  REFUSED("command reason"),
  TRADED("trade contract price quantity buyer seller buyOrder sellOrder aggressor flags spread"),
  FEE("account amount trade"),
  TRIGGERED("account contract order price"),
  CANCELLED("account contract order quantity reason"),
  REPLACED("account contract order quantity total price priority id oldId"),
  STATE("contract state reason"),
  INDICATIVE("contract price quantity"),
  KILLED("account on"),
  TRIPPED("account quantity bound"),
  PROTECTION_SET("account window quantity"),
  SETTLED("contract date price last"),
  VARIATION("account amount"),
  LIMITS("contract low high locks"),
  OTHER("template");

  static final Event[] ALL = values();

  private final String[] fields;

  Event(String fields) {
    this.fields = fields.split(" ");
  }

  String line(EventLog log, int row) {
    var text = new StringBuilder(log.time(row) + " " + name().toLowerCase());
    for (int i = 0; i < fields.length; i++) {
      text.append(' ').append(fields[i]).append('=').append(value(fields[i], log.field(row, i)));
    }
    return text.toString();
  }

  private String value(String field, long value) {
    if (value == Command.NONE) {
      return "-";
    }
    LongFunction<Object> word =
        switch (field) {
          case "id", "oldId" -> Ids::text;
          case "side", "aggressor" -> number -> Side.get((short) number);
          case "priority" -> number -> Priority.get((short) number);
          case "state" -> number -> TradingState.get((short) number);
          case "reason" -> this::reason;
          case "command" -> this::command;
          default -> number -> number;
        };
    return word.apply(value).toString();
  }

  private Object reason(long number) {
    return switch (this) {
      case REJECTED -> RejectReason.get((short) number);
      case REFUSED -> RefuseReason.get((short) number);
      case STATE -> StateReason.get((short) number);
      default -> CancelReason.get((short) number);
    };
  }

  private Object command(long number) {
    return this == REJECTED ? OrderCommand.get((short) number) : number;
  }
}
