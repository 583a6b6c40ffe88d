// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A compiled class and every type and member it mentions. Reading what the compiler wrote sees
/// method references, generic arguments and fully qualified names that a list of imports does not.
record CompiledClass(ClassModel model, String name) {
  private static final Pattern TYPE_IN_SIGNATURE = Pattern.compile("L([\\w/$]+)");

  /// One mention: in which method (or class), of which type, and of which of its members if any.
  record Use(String where, String type, String member) {}

  /// The class's package, such as `outcry/core/engine`.
  String folder() {
    return name.substring(0, name.lastIndexOf('/'));
  }

  String method(MethodModel method) {
    return name + "." + method.methodName().stringValue();
  }

  static CompiledClass of(Class<?> type) {
    try (var bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return parse(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + type, e);
    }
  }

  private static CompiledClass read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private static CompiledClass parse(byte[] bytes) {
    var model = ClassFile.of().parse(bytes);
    return new CompiledClass(model, model.thisClass().asInternalName());
  }

  /// The main classes of a module.
  static List<CompiledClass> of(String module) {
    var folder = Repository.path(module + "/target/classes");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(Repository.named(".class")).sorted().map(CompiledClass::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("walking " + folder, e);
    }
  }

  List<Use> uses() {
    var uses = new ArrayList<Use>();
    model.superclass().ifPresent(type -> add(uses, name, type));
    model.interfaces().forEach(type -> add(uses, name, type));
    model
        .findAttribute(Attributes.signature())
        .ifPresent(found -> addSignature(uses, name, found.signature().stringValue()));
    for (var field : model.fields()) {
      addField(uses, field);
    }
    for (var method : model.methods()) {
      addMethod(uses, method);
    }
    return uses;
  }

  private void addField(List<Use> uses, FieldModel field) {
    var where = name + "." + field.fieldName().stringValue();
    add(uses, where, field.fieldTypeSymbol());
    field
        .findAttribute(Attributes.signature())
        .ifPresent(found -> addSignature(uses, where, found.signature().stringValue()));
  }

  private void addMethod(List<Use> uses, MethodModel method) {
    var where = method(method);
    add(uses, where, method.methodTypeSymbol());
    method
        .findAttribute(Attributes.signature())
        .ifPresent(found -> addSignature(uses, where, found.signature().stringValue()));
    method
        .findAttribute(Attributes.exceptions())
        .ifPresent(found -> found.exceptions().forEach(type -> add(uses, where, type)));
    method.code().ifPresent(code -> code.forEach(element -> addElement(uses, where, element)));
  }

  private static void addElement(List<Use> uses, String where, CodeElement element) {
    switch (element) {
      case FieldInstruction use -> {
        add(uses, where, use.owner().asSymbol(), use.name().stringValue());
        add(uses, where, use.typeSymbol());
      }
      case InvokeInstruction use -> {
        add(uses, where, use.owner().asSymbol(), use.name().stringValue());
        add(uses, where, use.typeSymbol());
      }
      case InvokeDynamicInstruction use -> {
        add(uses, where, use.typeSymbol());
        use.bootstrapArgs().forEach(constant -> add(uses, where, constant));
      }
      case ConstantInstruction use -> add(uses, where, use.constantValue());
      case NewObjectInstruction use -> add(uses, where, use.className());
      case NewReferenceArrayInstruction use -> add(uses, where, use.componentType());
      case NewMultiArrayInstruction use -> add(uses, where, use.arrayType());
      case TypeCheckInstruction use -> add(uses, where, use.type());
      case ExceptionCatch use -> use.catchType().ifPresent(type -> add(uses, where, type));
      default -> {
        // jumps, loads, arithmetic and line numbers mention no type
      }
    }
  }

  private static void add(List<Use> uses, String where, ConstantDesc constant) {
    switch (constant) {
      case ClassDesc type -> add(uses, where, type, "");
      case MethodTypeDesc type -> {
        add(uses, where, type.returnType(), "");
        type.parameterList().forEach(parameter -> add(uses, where, parameter, ""));
      }
      case DirectMethodHandleDesc handle -> {
        add(uses, where, handle.owner(), handle.methodName());
        add(uses, where, handle.invocationType());
      }
      default -> {
        // numbers, texts and computed constants
      }
    }
  }

  private static void add(List<Use> uses, String where, ClassEntry type) {
    add(uses, where, type.asSymbol(), "");
  }

  private static void add(List<Use> uses, String where, ClassDesc type, String member) {
    var element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    if (!element.isPrimitive()) {
      var descriptor = element.descriptorString();
      uses.add(new Use(where, descriptor.substring(1, descriptor.length() - 1), member));
    }
  }

  private static void addSignature(List<Use> uses, String where, String signature) {
    var types = TYPE_IN_SIGNATURE.matcher(signature);
    while (types.find()) {
      uses.add(new Use(where, types.group(1), ""));
    }
  }
}
