package dev.slipway.core.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Port: where the feed lies. Everything that comes from it is believed only after it was checked.
/// Each call asks anew; nothing is kept open. Safe from any thread; interrupting ends a call.
public interface FeedSource {

    /// The feed's own bytes, one MiB at most. Problem `update.unreachable`.
    byte[] feed() throws InterruptedException;

    /// Its signatures, in a file of the same name and `.sig`. Problem `update.unreachable`.
    byte[] signatures() throws InterruptedException;

    /// Writes a file that lies beside the feed, and stops one byte after `most`.
    ///
    /// @param file a plain name
    /// @param into is made or overwritten
    /// @param progress hears how many bytes there are so far
    /// @return how many bytes came
    /// @throws IOException the disk's
    long fetch(String file, Path into, long most, LongConsumer progress)
            throws IOException, InterruptedException;
}
