// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import outcry.server.benchmark.BadFixing;
import picocli.CommandLine.Model.CommandSpec;

/// What is said of a command that makes no sense.
final class Mistake {
  static final int EXIT = 2;

  private Mistake() {}

  static int about(BadFixing fault, CommandSpec spec) {
    return say(fault.getMessage(), spec);
  }

  /// A file that cannot be read or written.
  static int about(IOException fault, CommandSpec spec) {
    return say(
        switch (fault) {
          case NoSuchFileException missing -> missing.getFile() + ": no such file";
          case AccessDeniedException denied -> denied.getFile() + ": access denied";
          case FileAlreadyExistsException there ->
              there.getFile() + " is there already, and no folder";
          case FileSystemException broken ->
              broken.getFile()
                  + ": "
                  + (broken.getReason() == null ? broken.toString() : broken.getReason());
          default -> "a file cannot be read or written: " + fault.getMessage();
        },
        spec);
  }

  static int say(String message, CommandSpec spec) {
    spec.commandLine().getErr().println(message);
    return EXIT;
  }
}
