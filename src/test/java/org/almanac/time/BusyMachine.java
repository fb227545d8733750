package org.almanac.time;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Tests have to pass on a machine that does other things as well: {@code -Dtest.load=8} keeps so many loops busy beside them. */
public final class BusyMachine implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        for (int i = 0; i < Integer.getInteger("test.load", 0); i++) {
            Thread loop = new Thread(BusyMachine::spin, "busy-" + i);
            loop.setDaemon(true);
            loop.start();
        }
    }

    private static void spin() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}
