package greeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetingTest {
    @Test
    void greetsByName() {
        assertEquals("Hello, Ada", new Greeting("Ada").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void greetsTheNameless(String name) {
        assertEquals("Hello", new Greeting(name).text());
    }

    @Test
    void refusesLongNames() {
        assertThrows(IllegalArgumentException.class, () -> new Greeting("x".repeat(41)));
    }
}
