package org.almanac.notification.mail;

import java.util.List;
import java.util.stream.Stream;
import org.almanac.event.EventStatus;
import org.almanac.event.EventTime;
import org.almanac.notification.mail.NoticeMail.Card;
import org.almanac.notification.mail.NoticeMail.ChangeType;

/** The subject of a mail: the most urgent thing in it, and how many more there are. */
final class NoticeSubject {
    /** Leaves room for the date behind it. */
    private static final int MAX_TITLE = 70;

    private final NoticeMessages words;
    private final DigestMessages digestWords;
    private final WhenText when;

    NoticeSubject(NoticeMessages words, DigestMessages digestWords, WhenText when) {
        this.words = words;
        this.digestWords = digestWords;
        this.when = when;
    }

    String of(NoticeMail mail) {
        List<String> subjects = Stream.of(
                        mail.cancelled().stream().map(this::cancelled),
                        mail.changed().stream().map(this::changed),
                        mail.reminders().stream().map(this::dated),
                        mail.keyDates().stream().map(this::keyDate),
                        mail.announced().stream().map(card -> words.labelled(words.announced(), dated(card))))
                .flatMap(subject -> subject)
                .toList();
        if (!subjects.isEmpty()) {
            return counted(subjects.get(0), subjects.size() - 1);
        }
        NoticeMail.Digest digest = mail.digest();
        return digest == null ? digestWords.nothingTitle() : digest(digest);
    }

    /** What has become of it, in a word or two. */
    String label(NoticeMail.Cancelled cancelled) {
        return switch (cancelled.why()) {
            case CANCELLED -> words.cancelled();
            case POSTPONED -> words.postponed();
            case WITHDRAWN, MISTAKEN -> words.withdrawn();
        };
    }

    /** What has changed most, in a word or two. */
    String label(NoticeMail.Changed changed) {
        if (changed.changeType() != ChangeType.CHANGED) {
            return label(changed.changeType());
        }
        if (changed.singleDates().size() > 1) {
            return dates(changed.singleDates());
        }
        List<EventDifference> differences = changed.differences();
        if (differences.isEmpty()) {
            return words.changed();
        }
        EventDifference first = differences.get(0);
        for (EventDifference difference : differences) {
            first = rank(difference) < rank(first) ? difference : first;
        }
        return label(first);
    }

    private static int rank(EventDifference difference) {
        if (difference instanceof EventDifference.OfOneDate own) {
            return rank(own.what());
        }
        if (difference instanceof EventDifference.When || difference instanceof EventDifference.OneDate) {
            return 0;
        } else if (difference instanceof EventDifference.Dates) {
            return 1;
        } else if (difference instanceof EventDifference.Place) {
            return 2;
        } else if (difference instanceof EventDifference.Online) {
            return 3;
        }
        return difference instanceof EventDifference.Status ? 4 : 5;
    }

    private String label(EventDifference difference) {
        if (difference instanceof EventDifference.When moved) {
            return moved(moved.before(), moved.after());
        } else if (difference instanceof EventDifference.OneDate date) {
            return oneDate(date);
        } else if (difference instanceof EventDifference.OfOneDate own) {
            return label(own.what());
        } else if (difference instanceof EventDifference.Dates) {
            return words.newDates();
        } else if (difference instanceof EventDifference.Place) {
            return words.newPlace();
        } else if (difference instanceof EventDifference.Online online) {
            return online(online);
        } else if (difference instanceof EventDifference.Status status) {
            return status.after() == EventStatus.TENTATIVE ? words.nowProvisional() : words.nowConfirmed();
        }
        return words.newTitle();
    }

    private String label(ChangeType changeType) {
        return switch (changeType) {
            case CHANGED -> words.changed();
            case BACK_ON -> words.backOn();
            case NEW_DATE -> words.newDate();
        };
    }

    private String dates(List<EventDifference.OneDate> dates) {
        boolean allMoved = dates.stream().allMatch(date -> date.changeType() == ChangeType.CHANGED);
        boolean allBack = dates.stream().allMatch(date -> date.changeType() == ChangeType.BACK_ON);
        if (allBack) {
            return words.backOn();
        }
        return allMoved ? words.datesMoved(dates.size()) : words.newDates();
    }

    private String oneDate(EventDifference.OneDate date) {
        EventTime before = date.before();
        if (before == null || date.changeType() != ChangeType.CHANGED) {
            return label(date.changeType());
        }
        EventTime after = date.after();
        return before.firstDay().equals(after.firstDay())
                ? words.newTimeOn(when.start(after))
                : words.movedFromTo(when.startBeside(before, after), when.start(after));
    }

    private String moved(EventTime before, EventTime after) {
        if (!before.firstDay().equals(after.firstDay())) {
            return words.movedTo(when.start(after));
        }
        return before.allDay() && after.allDay() ? words.newDates() : words.newTime();
    }

    private String online(EventDifference.Online online) {
        if (online.before() == null) {
            return words.nowOnline();
        }
        return online.after() == null ? words.noLongerOnline() : words.newLink();
    }

    private String cancelled(NoticeMail.Cancelled cancelled) {
        List<EventTime> dates = cancelled.dates();
        String title = title(cancelled.event());
        if (dates.size() == 1) {
            title = title + ", " + when.start(dates.get(0));
        } else if (!dates.isEmpty()) {
            title = title + ", " + words.dates(dates.size());
        }
        return words.labelled(label(cancelled), title);
    }

    private String changed(NoticeMail.Changed changed) {
        List<EventDifference.OneDate> dates = changed.singleDates();
        boolean dated = changed.changeType() != ChangeType.CHANGED
                || dates.size() == 1 && dates.get(0).changeType() != ChangeType.CHANGED
                || dates.isEmpty() && changed.firstDate() != null;
        return words.labelled(label(changed), dated ? dated(changed.event()) : title(changed.event()));
    }

    private String keyDate(NoticeMail.KeyDateNote note) {
        String label = MailText.shortened(MailText.line(note.date().label()), MAX_TITLE);
        return words.labelled(label + ", " + when.day(note.date().at()), title(note.event()));
    }

    private String digest(NoticeMail.Digest digest) {
        List<Card> told = digest.ahead().isEmpty() ? digest.fresh() : digest.ahead();
        String label;
        if (digest.ahead().isEmpty() && !digest.fresh().isEmpty()) {
            label = digestWords.newlyAnnounced();
        } else {
            label = digest.monthly() ? when.month(digest.first()) : digestWords.weekAhead();
        }
        return told.isEmpty()
                ? label
                : words.labelled(label, counted(title(told.get(0)), told.size() - 1 + digest.more()));
    }

    private String counted(String subject, int more) {
        return more == 0 ? subject : words.andMore(subject, more);
    }

    private String dated(Card card) {
        return title(card) + ", " + when.start(card.time());
    }

    private static String title(Card card) {
        return MailText.shortened(MailText.line(card.title()), MAX_TITLE);
    }
}
