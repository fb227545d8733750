package org.almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void isEmptyUntilSomethingIsInIt() {
        assertThat(new QueryString().with("q", null).withEach("tag", List.of())).hasToString("");
    }

    @Test
    void writesWhatAnyReaderUnderstands() {
        assertThat(new QueryString().withEach("tag", List.of("5g", "c++")).with("q", "a b&c=d"))
                .hasToString("?tag=5g&tag=c%2B%2B&q=a%20b%26c%3Dd");
    }
}
