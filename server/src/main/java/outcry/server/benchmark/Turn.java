// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A turn at the archive: one office at a time, and what an interrupted one has left is put right
/// before anything else is done (rule I-40).
///
/// A fixing is published in three steps: its bytes are laid down as a draft, the journal says that
/// it is published, the draft takes its place. So a draft the journal knows was published and takes
/// its place now; one the journal does not know was not, and is taken away; a line of the journal
/// that was not finished says nothing and is taken away, too.
public final class Turn implements AutoCloseable {
  private static final String DRAFT = ".draft";

  private final FileChannel channel;
  private final FileLock lock;
  private final List<String> mended = new ArrayList<>();
  private int depth = 1;

  private Turn(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// @throws BadFixing when somebody else has his turn, or the journal is not what was written
  static Turn at(Archive archive) throws BadFixing, IOException {
    Files.createDirectories(archive.root());
    var channel =
        FileChannel.open(
            archive.root().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock == null) throw new OverlappingFileLockException();
      var turn = new Turn(channel, lock);
      turn.mend(archive);
      return turn;
    } catch (OverlappingFileLockException _) {
      channel.close();
      throw new BadFixing(
          "somebody else is at work in "
              + archive.root()
              + "; nothing was done here, run this again when that is finished");
    } catch (BadFixing | IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void mend(Archive archive) throws BadFixing, IOException {
    int rest = archive.journal().mend();
    if (rest > 0) mended.add("the journal ended in " + rest + " bytes of an unfinished line");
    for (var key : AdministratorKey.drafts(archive)) AdministratorKey.settle(archive, key);
    for (var draft : drafts(archive)) {
      var place = place(draft);
      boolean published = isPublished(archive, draft);
      if (published && !Files.exists(place)) {
        Files.move(draft, place);
        Archive.force(place.getParent());
        mended.add(place + " was in the journal and not yet in its place");
      } else {
        Files.delete(draft);
        mended.add(place + " was begun and not published");
      }
    }
  }

  /// What lies where fixings will, unfinished.
  static List<Path> drafts(Archive archive) throws IOException {
    var drafts = new ArrayList<Path>();
    for (var folder : archive.folders()) {
      for (var file : Archive.listed(folder)) {
        var name = file.getFileName().toString();
        if (name.startsWith(".") && name.endsWith(DRAFT)) drafts.add(file);
      }
    }
    return drafts;
  }

  static Path draft(Path place) {
    return place.resolveSibling("." + place.getFileName() + DRAFT);
  }

  /// Where a draft belongs.
  static Path place(Path draft) {
    var name = draft.getFileName().toString();
    return draft.resolveSibling(name.substring(1, name.length() - DRAFT.length()));
  }

  /// Is it a whole fixing that the journal says was published?
  static boolean isPublished(Archive archive, Path draft) throws BadFixing, IOException {
    SignedFixing signed;
    try {
      signed = FixingReader.read(draft);
    } catch (BadFixing _) {
      return false;
    }
    var fixing = signed.fixing();
    var lines = archive.journal().read().lines();
    var line = Journal.issued(lines, fixing.name(), fixing.date());
    return signed.isWhole()
        && place(draft).equals(archive.file(fixing.name(), fixing.date(), fixing.revision()))
        && line.isPresent()
        && line.get().entry().of().equals(signed.hash());
  }

  /// What an interrupted step had left and was put right, a line each.
  public List<String> mended() {
    return List.copyOf(mended);
  }

  Turn again() {
    depth++;
    return this;
  }

  boolean isOver() {
    return depth == 0;
  }

  @Override
  public void close() throws IOException {
    if (--depth > 0) return;
    lock.release();
    channel.close();
  }
}
