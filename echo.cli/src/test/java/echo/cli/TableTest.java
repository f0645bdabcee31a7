package echo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

final class TableTest {

    @Test
    void columnsAreAsWideAsTheyMustBe() {
        assertEquals(
                List.of("NAME     N  LAST", "a        1  x", "longest     y", "b        3"),
                Table.lines(
                        List.of(
                                List.of("NAME", "N", "LAST"),
                                List.of("a", "1", "x"),
                                List.of("longest", "", "y"),
                                List.of("b", "3", ""))),
                "two spaces between them, none at the end");
    }

    @Test
    void aTableMayBeOneCell() {
        assertEquals(List.of("x"), Table.lines(List.of(List.of("x"))), "one line");
        assertEquals(List.of(""), Table.lines(List.of(List.of(""))), "one empty line");
    }
}
