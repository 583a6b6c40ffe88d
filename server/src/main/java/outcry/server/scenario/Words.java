// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import outcry.wire.*;
import outcry.wire.WithholdFixingDecoder;

/// The public words for what the wire says in numbers: reasons, states, commands, times and dates.
///
/// One rule makes the word of every constant: lower case, a dash for the underscore. `BAD_PRICE` is
/// `bad-price`, `DAY_END` is `day-end`, `GPU_HOUR` is `gpu-hour`. A constant added to the schema
/// has its word at once.
public final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String NO_CONSTANT = "NULL_VAL";

  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The constant a word stands for, if it is one of `among`.
  public static <E extends Enum<E>> Optional<E> find(String word, E[] among) {
    return Arrays.stream(among).filter(each -> isSaid(each) && of(each).equals(word)).findFirst();
  }

  /// `closed, continuous or halted`
  public static <E extends Enum<E>> String choices(E[] among) {
    return either(Arrays.stream(among).filter(Words::isSaid).map(Words::of).toList());
  }

  /// `a, b or c`
  static String either(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : words.subList(0, last).stream().collect(Collectors.joining(", "))
            + " or "
            + words.get(last);
  }

  private static boolean isSaid(Enum<?> constant) {
    return !constant.name().equals(NO_CONSTANT);
  }

  /// `2026-12-01T09:00:00.000Z` of milliseconds since 1970.
  public static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  /// `2026-12-01` of days since 1970.
  public static String date(long days) {
    return LocalDate.ofEpochDay(days).toString();
  }

  /// The word of a command, by its template id.
  public static String command(int templateId) {
    return switch (templateId) {
      case ListProductDecoder.TEMPLATE_ID -> "product";
      case ListContractDecoder.TEMPLATE_ID -> "contract";
      case ListSpreadDecoder.TEMPLATE_ID -> "spread";
      case ListOptionDecoder.TEMPLATE_ID -> "option";
      case SetStateDecoder.TEMPLATE_ID -> "state";
      case SetCalendarDecoder.TEMPLATE_ID -> "calendar";
      case OpenAccountDecoder.TEMPLATE_ID -> "account";
      case DepositDecoder.TEMPLATE_ID -> "deposit";
      case WithdrawDecoder.TEMPLATE_ID -> "withdraw";
      case DeclareMemberDecoder.TEMPLATE_ID -> "member";
      case ContributeDecoder.TEMPLATE_ID -> "contribute";
      case DeclareHouseDecoder.TEMPLATE_ID -> "ccp";
      case ValueAssetDecoder.TEMPLATE_ID -> "asset";
      case MoveCollateralDecoder.TEMPLATE_ID -> "collateral";
      case HoldCashDecoder.TEMPLATE_ID -> "reserve";
      case PayInterestDecoder.TEMPLATE_ID -> "interest";
      case SetCyclesDecoder.TEMPLATE_ID -> "cycles";
      case PlaceOrderDecoder.TEMPLATE_ID -> "order";
      case ReplaceOrderDecoder.TEMPLATE_ID -> "replace";
      case CancelOrderDecoder.TEMPLATE_ID -> "cancel";
      case CancelAllDecoder.TEMPLATE_ID -> "cancelAll";
      case ReportBlockDecoder.TEMPLATE_ID -> "block";
      case QuoteDecoder.TEMPLATE_ID -> "quote";
      case SetProtectionDecoder.TEMPLATE_ID -> "protection";
      case SwitchKillDecoder.TEMPLATE_ID -> "kill";
      case PublishFixingDecoder.TEMPLATE_ID -> "fixing";
      case WithholdFixingDecoder.TEMPLATE_ID -> "withhold";
      case PublishRiskArraysDecoder.TEMPLATE_ID -> "riskArrays";
      case SettleDecoder.TEMPLATE_ID -> "settle";
      case BustTradeDecoder.TEMPLATE_ID -> "bust";
      case CorrectSettlementDecoder.TEMPLATE_ID -> "correct";
      case TransferPositionDecoder.TEMPLATE_ID -> "transfer";
      case DeclareDefaultDecoder.TEMPLATE_ID -> "default";
      case CloseOutDecoder.TEMPLATE_ID -> "closeOut";
      case PortAccountDecoder.TEMPLATE_ID -> "port";
      case LiquidateAccountDecoder.TEMPLATE_ID -> "liquidate";
      case RecoverLossDecoder.TEMPLATE_ID -> "recover";
      case AdvanceClockDecoder.TEMPLATE_ID -> "clock";
      case ReportStateDecoder.TEMPLATE_ID -> "report";
      default -> "command " + templateId;
    };
  }
}
