package org.almanac.web.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps what others wrote from passing for the log: a message stays on its line, whatever it quotes, and shows as
 * {@code \n} or {@code \u202e} what would end the line, move the cursor or turn the reading direction. Tokens in paths
 * are replaced by their place in the route, in our own messages as in the framework's. Every handler of the log has this
 * filter (see {@code application.properties}).
 */
@LoggingFilter(name = "lines")
public final class LogLines implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord line) {
            String message = line.getFormattedMessage();
            if (message != null) {
                line.setMessage(LogText.safe(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        } else if (record.getMessage() != null) {
            record.setMessage(LogText.safe(record.getMessage()));
        }
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            record.setThrown(LoggedFailure.safe(thrown));
        }
        return true;
    }
}
