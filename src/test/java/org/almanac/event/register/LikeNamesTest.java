package org.almanac.event.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikeNamesTest {
    @Test
    void caseAccentsSpacesAndSignsTellNoTwoNamesApart() {
        assertThat(pairs("Wi-Fi", "wifi", "WIFI", "Zürich Messe", "zurich messe", "Fibre"))
                .containsExactlyInAnyOrder("Wi-Fi=wifi", "Wi-Fi=WIFI", "wifi=WIFI", "Zürich Messe=zurich messe");
    }

    @Test
    void nearlyTheSameIsLikeItAndOtherNumbersAreNot() {
        assertThat(pairs(
                        "Broadcasting", "Broadcastng", "5G Core", "6G Core", "Topic 1", "Topic 2", "Print", "Printing"))
                .containsExactly("Broadcasting~Broadcastng");
    }

    @Test
    void manyNamesAreComparedInShortTime() {
        List<EntryUseQueries.Named> names = IntStream.range(0, 20_000)
                .mapToObj(n -> named("Subject of the trade, " + Integer.toString(n * 7919, 36)))
                .toList();
        long start = System.nanoTime();
        assertThat(LikeNames.of(names, 100)).hasSizeLessThanOrEqualTo(100);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    private static List<String> pairs(String... names) {
        return LikeNames.of(List.of(names).stream().map(LikeNamesTest::named).toList(), 100).stream()
                .map(pair -> pair.one().name()
                        + (pair.likeness() == 1 ? "=" : "~")
                        + pair.other().name())
                .toList();
    }

    private static EntryUseQueries.Named named(String name) {
        return new EntryUseQueries.Named(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)), name, name);
    }
}
