// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;
import static outcry.core.engine.CommandWriter.NO_NUMBER;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The fields of one command, each read as the type the language gives it: a line of a scenario, or
/// the body of a request. Commands are read from here once, for every door ([Language]).
///
/// Readers want the field; those ending in `Or` take a default when it was not written. A field
/// that is missing, unknown or of another type is a fault that names it.
public interface Fields extends Asked {
  /// Turns away fields the command does not have.
  void only(String... known) throws LineFault;

  boolean has(String field);

  /// What something is called; never empty.
  String name(String field) throws LineFault;

  /// A reason in words, up to 500 characters.
  String sentence(String field) throws LineFault;

  /// An order's id as its client chose it.
  String id(String field) throws LineFault;

  /// Micro-dollars, or millionths of a fraction; [outcry.core.engine.CommandWriter#ABSENT] when it
  /// is no whole number of them, for the exchange to refuse.
  long decimal(String field) throws LineFault;

  /// An integer: lots, units.
  long whole(String field) throws LineFault;

  boolean flag(String field) throws LineFault;

  LocalDate date(String field) throws LineFault;

  /// Milliseconds since 1970.
  long time(String field) throws LineFault;

  /// Milliseconds of a positive length of time such as `"60s"`.
  long duration(String field) throws LineFault;

  /// Minutes after midnight of a time of day such as `"09:30"`; up to `"47:59"`.
  int minute(String field) throws LineFault;

  /// One of the words of `among`.
  <E extends Enum<E>> E word(String field, E[] among) throws LineFault;

  /// The fields within a field, such as `settlement`.
  Fields inner(String field) throws LineFault;

  /// The fields within every element of a list, such as `legs`.
  List<Fields> elements(String field) throws LineFault;

  List<String> names(String field) throws LineFault;

  List<LocalDate> dates(String field) throws LineFault;

  /// Millionths; each a decimal string or a JSON number.
  List<Long> decimals(String field) throws LineFault;

  /// Prices by contract, in the order written.
  Map<String, Long> prices(String field) throws LineFault;

  /// What is wrong with the command as a whole. `code` is for machines, `field` the one it is
  /// about.
  LineFault fault(String code, String message, String field);

  default String nameOr(String field, String otherwise) throws LineFault {
    return has(field) ? name(field) : otherwise;
  }

  default String idOr(String field, String otherwise) throws LineFault {
    return has(field) ? id(field) : otherwise;
  }

  default long decimalOr(String field, long otherwise) throws LineFault {
    return has(field) ? decimal(field) : otherwise;
  }

  /// A decimal that need not be there: [outcry.core.engine.CommandWriter#ABSENT] when it is not,
  /// [outcry.core.engine.CommandWriter#NO_NUMBER] when it is no whole number of millionths.
  default long decimalIfAny(String field) throws LineFault {
    if (!has(field)) {
      return ABSENT;
    }
    long value = decimal(field);
    return value == ABSENT ? NO_NUMBER : value;
  }

  /// A count for which the wire takes nought as "none": what is written and below one is refused.
  default long countIfAny(String field) throws LineFault {
    if (!has(field)) {
      return 0;
    }
    long count = whole(field);
    return count == 0 ? -1 : count;
  }

  default boolean flagOr(String field, boolean otherwise) throws LineFault {
    return has(field) ? flag(field) : otherwise;
  }

  default LocalDate dateOr(String field, LocalDate otherwise) throws LineFault {
    return has(field) ? date(field) : otherwise;
  }

  default <E extends Enum<E>> E wordOr(String field, E[] among, E otherwise) throws LineFault {
    return has(field) ? word(field, among) : otherwise;
  }

  /// Which of two fields is there; exactly one must be.
  default String either(String one, String other) throws LineFault {
    if (has(one) == has(other)) {
      throw fault("missing-field", "either \"%s\" or \"%s\"".formatted(one, other), other);
    }
    return has(one) ? one : other;
  }
}
