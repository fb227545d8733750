import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;

/** Median time, in milliseconds, in which ical4j writes a calendar that it has in memory; warm, not validating. */
class FullRender {
    public static void main(String[] args) throws Exception {
        Calendar calendar;
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            calendar = new CalendarBuilder().build(in);
        }
        double[] taken = new double[15];
        for (int i = -10; i < taken.length; i++) {
            long begun = System.nanoTime();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CalendarOutputter(false).output(calendar, out);
            if (i >= 0) {
                taken[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(taken);
        System.out.println(taken[taken.length / 2]);
    }
}
