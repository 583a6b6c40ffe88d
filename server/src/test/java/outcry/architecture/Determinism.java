// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a class of the core may not do, because the list of commands must be the whole exchange:
/// read a clock, draw a random number, start a thread, take a lock, touch a file or socket, compute
/// in floating point, keep changing state in a static field, or let the order of a hash table into
/// a result. Answers with the method and the offence.
final class Determinism {
  private static final String CLOCK = "reads a clock";
  private static final String RANDOM = "draws a random number";
  private static final String THREAD = "uses threads or locks";
  private static final String IO = "does input or output";
  private static final String UNORDERED = "may let the order of a hash table into a result";
  private static final String FLOATING = "computes in floating point";

  /// Types the core may not mention at all: `Type` or, ending in a slash, a whole package.
  private static final List<Ban> TYPES =
      List.of(
          new Ban("java/time/Clock", CLOCK),
          new Ban("java/util/Timer", CLOCK),
          new Ban("java/util/Date", CLOCK),
          new Ban("java/util/Calendar", CLOCK),
          new Ban("java/util/Random", RANDOM),
          new Ban("java/util/SplittableRandom", RANDOM),
          new Ban("java/util/UUID", RANDOM),
          new Ban("java/util/random/", RANDOM),
          new Ban("java/security/", RANDOM),
          new Ban("java/util/concurrent/", THREAD),
          new Ban("java/lang/Thread", THREAD),
          new Ban("java/lang/ThreadLocal", THREAD),
          new Ban("java/lang/ScopedValue", THREAD),
          new Ban("java/lang/invoke/VarHandle", THREAD),
          new Ban("org/agrona/concurrent/", THREAD),
          new Ban("java/io/", IO),
          new Ban("java/net/", IO),
          new Ban("java/nio/file/", IO),
          new Ban("java/nio/channels/", IO),
          new Ban("java/lang/Process", IO),
          new Ban("java/lang/ProcessBuilder", IO),
          new Ban("java/lang/Runtime", IO),
          new Ban("java/lang/System$Logger", IO),
          new Ban("java/util/logging/", IO),
          new Ban("java/util/HashMap", UNORDERED),
          new Ban("java/util/HashSet", UNORDERED),
          new Ban("java/util/Hashtable", UNORDERED),
          new Ban("java/util/IdentityHashMap", UNORDERED),
          new Ban("java/util/WeakHashMap", UNORDERED));

  /// Mentioned by what the compiler writes by itself, or harmless.
  private static final Set<String> ALLOWED_TYPES =
      Set.of("java/io/Serializable", "org/agrona/concurrent/UnsafeBuffer");

  /// Members of types that are otherwise welcome.
  private static final List<MemberBan> MEMBERS =
      List.of(
          new MemberBan("java/time/.*", "now", CLOCK),
          new MemberBan("java/lang/System", "currentTimeMillis|nanoTime", CLOCK),
          new MemberBan("java/lang/Math|java/lang/StrictMath", "random", RANDOM),
          new MemberBan("java/util/Collections", "shuffle", RANDOM),
          new MemberBan("java/lang/Object", "wait|notify|notifyAll", THREAD),
          new MemberBan("java/util/.*", "parallelStream|parallel", THREAD),
          new MemberBan("java/lang/System", "identityHashCode", UNORDERED),
          new MemberBan("java/util/(Set|Map)", "of|ofEntries|copyOf", UNORDERED),
          new MemberBan(
              "java/util/stream/Collectors",
              "toSet|toUnmodifiableSet|toMap|toUnmodifiableMap|groupingBy|partitioningBy",
              UNORDERED),
          new MemberBan(
              "org/agrona/collections/\\w*(Map|Set|Cache)",
              "iterator|keySet|values|entrySet|stream|forEach|\\w+ForEach|removeIf\\w*|toArray"
                  + "|toString|hashCode",
              UNORDERED));

  /// `System` is for copying arrays; all else it offers is the world outside.
  private static final Set<String> SYSTEM = Set.of("arraycopy");

  private record Ban(String type, String offence) {
    boolean covers(String used) {
      return type.endsWith("/")
          ? used.startsWith(type)
          : used.equals(type) || used.startsWith(type + "$");
    }
  }

  private record MemberBan(Pattern type, Pattern member, String offence) {
    MemberBan(String type, String member, String offence) {
      this(Pattern.compile(type), Pattern.compile(member), offence);
    }

    boolean covers(CompiledClass.Use use) {
      return member.matcher(use.member()).matches() && type.matcher(use.type()).matches();
    }
  }

  private Determinism() {}

  /// Every offence of a class, each as `class.method offence (what it mentions)`.
  static List<String> offences(CompiledClass read) {
    var offences = new ArrayList<String>();
    for (var field : read.model().fields()) {
      var where = read.name() + "." + field.fieldName().stringValue();
      var flags = field.flags();
      if (flags.has(AccessFlag.STATIC) && !flags.has(AccessFlag.FINAL)) {
        offences.add(where + " keeps changing state in a static field");
      }
      if (flags.has(AccessFlag.VOLATILE)) {
        offences.add(where + " " + THREAD + " (volatile)");
      }
    }
    read.uses().forEach(use -> addUse(offences, use));
    for (var method : read.model().methods()) {
      addMethod(offences, read.method(method), method);
    }
    return offences.stream().distinct().sorted().toList();
  }

  private static void addUse(List<String> offences, CompiledClass.Use use) {
    var name = use.member().isEmpty() ? use.type() : use.type() + "." + use.member();
    var member = MEMBERS.stream().filter(ban -> ban.covers(use)).findFirst();
    if (member.isPresent()) {
      offences.add(use.where() + " " + member.get().offence() + " (" + name + ")");
    } else if (use.type().equals("java/lang/System")
        && !use.member().isEmpty()
        && !SYSTEM.contains(use.member())) {
      offences.add(use.where() + " " + IO + " (" + name + ")");
    } else if (!ALLOWED_TYPES.contains(use.type())) {
      TYPES.stream()
          .filter(ban -> ban.covers(use.type()))
          .forEach(
              ban -> offences.add(use.where() + " " + ban.offence() + " (" + use.type() + ")"));
    }
  }

  private static void addMethod(List<String> offences, String where, MethodModel method) {
    if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
      offences.add(where + " " + THREAD + " (synchronized)");
    }
    if (method.code().isEmpty()) {
      return;
    }
    for (var element : method.code().get()) {
      if (element instanceof MonitorInstruction) {
        offences.add(where + " " + THREAD + " (synchronized)");
      }
      if (isFloating(element)) {
        offences.add(where + " " + FLOATING);
      }
    }
  }

  /// Constants and loads of a double are let through (a hash table's load factor is one); to
  /// compute with it, convert it or be handed one by a call is not.
  private static boolean isFloating(CodeElement element) {
    return switch (element) {
      case OperatorInstruction operator ->
          isFloating(operator.typeKind()) || operator.opcode().name().matches("[DF]CMP.");
      case ConvertInstruction convert ->
          isFloating(convert.fromType()) || isFloating(convert.toType());
      case InvokeInstruction call -> isFloating(call.typeSymbol());
      default -> false;
    };
  }

  private static boolean isFloating(TypeKind kind) {
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  private static boolean isFloating(MethodTypeDesc type) {
    return type.returnType().equals(ConstantDescs.CD_double)
        || type.returnType().equals(ConstantDescs.CD_float);
  }
}
