package dev.slipway.core.bars;

import dev.slipway.core.pipeline.script.ScriptAttacks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Bar: scripts that want out of the interpreter, or never to end, are refused in under 5 s each.
public final class HostileScripts {
    private static final long SOON = 5_000;

    private HostileScripts() {}

    public static void main(String[] arguments) {
        var escapes = ScriptAttacks.ESCAPES.lines().filter(line -> !line.isBlank()).toList();
        var isHeld = held("escapes", escapes) & held("bombs", ScriptAttacks.BOMBS);
        System.exit(isHeld ? 0 : 1);
    }

    private static boolean held(String name, List<String> scripts) {
        Function<String, String> run = script -> ScriptAttacks.outcome(script, false);
        var bad = new ArrayList<String>();
        var slowest = 0L;
        for (var script : scripts) {
            var begun = System.nanoTime();
            var outcome = run.apply(script);
            var millis = (System.nanoTime() - begun) / 1_000_000;
            slowest = Math.max(slowest, millis);
            if (!outcome.startsWith("refused") || millis >= SOON) {
                bad.add(script + " -> " + outcome + " in " + millis + " ms");
            }
        }
        System.out.printf(
                "bar hostile-scripts %s %d of %d not refused within 5 s, slowest %.1f s%n",
                name, bad.size(), scripts.size(), slowest / 1000.0);
        bad.forEach(System.out::println);
        return bad.isEmpty();
    }
}
