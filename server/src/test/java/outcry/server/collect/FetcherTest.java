// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.collect.Fetcher.Fetched;

/// Asking a source that is busy, broken, gone or sends us elsewhere (rules I-60 and I-61).
class FetcherTest {
  private final List<Duration> pauses = new ArrayList<>();
  private CornerShop shop;
  @TempDir private Path incoming;

  @BeforeEach
  void open() throws IOException {
    shop = new CornerShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aBusyServerIsAskedAgainAfterAWhileThatDoublesOrThatItNames() throws Exception {
    shop.then(CornerShop.status(503))
        .then(CornerShop.status(429, "Retry-After", "7"))
        .then(CornerShop.status(500))
        .says("{\"h100\": [2.5]}");
    var fetched = fetch(Optional.empty());
    assertEquals(Optional.empty(), fetched.fault());
    assertEquals("{\"h100\": [2.5]}", text(fetched.captures().getLast()));
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(7), Duration.ofSeconds(4)), pauses);
  }

  @Test
  void aHalfAnswerIsKeptAsOneAndAskedForAgain() throws Exception {
    shop.saysHalfOf("{\"h100\": [2.5, 2.6]}").says("{\"h100\": [2.5, 2.6]}");
    var fetched = fetch(Optional.empty());
    assertEquals(Optional.empty(), fetched.fault());
    assertEquals(2, fetched.captures().size());
    assertFalse(fetched.captures().getFirst().complete());
    assertEquals("{\"h100\": [", text(fetched.captures().getFirst()));
    assertTrue(fetched.captures().getLast().complete());
  }

  @Test
  void aServerThatStaysBrokenIsGivenUp() throws Exception {
    var fetched = fetch(Optional.empty());
    assertEquals(4, shop.asked().size());
    assertEquals(
        "the server answers 500, 4 times; try again later or see https://corner.example/terms",
        fetched.fault().orElseThrow());
  }

  @Test
  void whatIsGoneOrForbiddenIsNotAskedForTwice() throws Exception {
    shop.then(CornerShop.status(404)).then(CornerShop.status(403));
    assertEquals(
        "the server answers 404: it has moved, see https://corner.example/terms",
        fetch(Optional.empty()).fault().orElseThrow());
    assertEquals(
        "the server answers 403, not allowed", fetch(Optional.empty()).fault().orElseThrow());
    assertEquals(2, shop.asked().size());
    assertEquals(List.of(), pauses);
  }

  @Test
  void aSourceIsFollowedOnItsOwnHostAndNowhereElse() throws Exception {
    shop.then(CornerShop.status(302, "Location", "/moved")).says("{\"h100\": []}");
    assertEquals(Optional.empty(), fetch(Optional.empty()).fault());
    assertEquals(List.of("/page1 ", "/moved "), shop.asked());
    shop.then(CornerShop.status(302, "Location", "https://elsewhere.example/x"));
    assertEquals(
        "it sends us to 'elsewhere.example'; its hosts are 127.0.0.1",
        fetch(Optional.empty()).fault().orElseThrow());
  }

  @Test
  void inTheOpenNobodyIsAskedButOnThisMachine() throws Exception {
    var terms = shop.terms();
    var far =
        new SourceTerms(
            terms.id(),
            terms.title(),
            List.of("corner.example"),
            terms.index(),
            terms.redistribution(),
            "",
            "",
            "",
            "");
    var fetched =
        fetcher().fetch(far, Request.get("a", "http://corner.example/"), Optional.empty());
    assertEquals("it sends us to http://corner.example, not https", fetched.fault().orElseThrow());
  }

  @Test
  void aServerThatFallsSilentIsHungUpOn() throws Exception {
    var silence = new CountDownLatch(1);
    for (int attempt = 1; attempt <= 4; attempt++) {
      shop.then(
          exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"h100\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            hold(silence);
          });
    }
    var impatient =
        new Fetcher(
            InstantSource.fixed(Recorded.TAKEN),
            pauses::add,
            incoming,
            _ -> silence.countDown(),
            Duration.ofMillis(200));
    var request = Request.get("page1", shop.address() + "/page1");
    var fetched = impatient.fetch(shop.terms(), request, Optional.empty());
    assertTrue(fetched.captures().stream().noneMatch(Capture::complete));
    assertEquals("{\"h100\": [", text(fetched.captures().getFirst()));
    assertTrue(fetched.fault().orElseThrow().startsWith("the answer broke off after 10 bytes"));
  }

  private static void hold(CountDownLatch silence) throws IOException {
    try {
      silence.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aServerNobodyCanReachIsNamed() throws Exception {
    shop.close();
    var fault = fetch(Optional.empty()).fault().orElseThrow();
    assertTrue(fault.startsWith("127.0.0.1 cannot be reached ("), fault);
    assertEquals(3, pauses.size());
  }

  @Test
  void whatMustNotBeKeptIsBlankedBeforeTheAnswerIsHashed() throws Exception {
    shop.says("{\"ip\": \"192.0.2.7\", \"h100\": []}").says("{\"blanked\":\"\", \"h100\": []}");
    var secret = Optional.of(Pattern.compile("\"ip\": \"[^\"]*(?:\"|$)"));
    var blanked = fetch(secret).captures().getFirst();
    var clean = fetch(Optional.empty()).captures().getFirst();
    assertEquals("{\"blanked\":\"\", \"h100\": []}", text(blanked));
    assertEquals(clean.sha256(), blanked.sha256());
    assertTrue(blanked.complete());
  }

  @Test
  void aRedirectToNoAddressIsNotFollowed() throws Exception {
    shop.then(CornerShop.status(302, "Location", "http://[nowhere"));
    assertEquals(
        "it sends us to 'http://[nowhere', which is no address",
        fetch(Optional.empty()).fault().orElseThrow());
    shop.then(CornerShop.status(302, "Location", "ftp://127.0.0.1/prices"));
    assertEquals(
        "it sends us to ftp://127.0.0.1, not https", fetch(Optional.empty()).fault().orElseThrow());
  }

  @Test
  void aServerThatWaitedTooLongForUsIsAskedAgain() throws Exception {
    shop.then(CornerShop.status(408)).says("{\"h100\": []}");
    assertEquals(Optional.empty(), fetch(Optional.empty()).fault());
  }

  @Test
  void onlyWhoDoesNotAnswerAtAllOrKnowsNoKeyIsHopeless() throws Exception {
    shop.then(CornerShop.status(404)).then(CornerShop.status(401));
    assertFalse(fetch(Optional.empty()).hopeless());
    assertTrue(fetch(Optional.empty()).hopeless());
    assertTrue(fetch(Optional.empty()).hopeless(), "500, four times");
  }

  @Test
  void aFullDiskIsNoFaultOfTheSource() throws Exception {
    var file = Files.writeString(incoming.resolve("no folder"), "");
    var fetcher = new Fetcher(InstantSource.fixed(Recorded.TAKEN), pauses::add, file, _ -> {});
    shop.says("{\"h100\": []}");
    var request = Request.get("page1", shop.address() + "/page1");
    var why =
        assertThrows(
            UnwritableArchive.class, () -> fetcher.fetch(shop.terms(), request, Optional.empty()));
    assertTrue(why.getMessage().startsWith(file + " cannot be written"), why.getMessage());
    assertEquals(List.of(), pauses);
  }

  @Test
  void aPackedAnswerIsUnpackedBeforeItIsBlanked() throws Exception {
    var packed = UnpackedTest.gzip("{\"ip\": \"192.0.2.7\", \"h100\": []}");
    shop.then(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.length);
          exchange.getResponseBody().write(packed);
        });
    var fetched = fetch(Optional.of(Pattern.compile("\"ip\": \"[^\"]*(?:\"|$)")));
    assertEquals("{\"blanked\":\"\", \"h100\": []}", text(fetched.captures().getFirst()));
    assertTrue(fetched.captures().getFirst().complete());
  }

  private Fetched fetch(Optional<Pattern> secret) throws Exception {
    return fetcher().fetch(shop.terms(), Request.get("page1", shop.address() + "/page1"), secret);
  }

  private Fetcher fetcher() {
    return new Fetcher(InstantSource.fixed(Recorded.TAKEN), pauses::add, incoming, _ -> {});
  }

  private static String text(Capture capture) {
    return new String(capture.bytes(), StandardCharsets.UTF_8);
  }
}
