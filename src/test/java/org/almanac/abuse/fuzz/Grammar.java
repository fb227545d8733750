package org.almanac.abuse.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * What is made up of one kind: inputs that are right, pieces that mean something in it, and pairs that nest.
 *
 * @param pieces put in anywhere
 * @param nests what opens and what closes, one after the other
 */
record Grammar(List<String> samples, List<String> pieces, List<String> nests) {
    static final Grammar MARKDOWN = new Grammar(
            List.of(
                    "# Programme\n\n"
                            + "- *one*\n"
                            + "- **two**\n"
                            + "  1. `three`\n\n"
                            + "> quoted [link](https://e.example/ \"t\")\n\n"
                            + "```\n"
                            + "x\n"
                            + "```\n",
                    "Text with a\n"
                            + "break  \n"
                            + "and https://e.example/?a=b&c=d <b>html</b> ![p](i.png)\n\n"
                            + "| a | b |\n"
                            + "|---|---|\n"),
            split("> ¦1. ¦- ¦* ¦    ¦\t¦*¦_¦**¦`¦```\n¦~~~\n¦[¦](¦![¦<¦>¦&#x10FFFF;¦&#0;¦<!--¦-->¦\\¦"
                    + "\n\n¦[a]: b\n¦<a href=¦javascript:¦---\n"),
            split("> ¦¦1. ¦¦- ¦¦*a ¦*¦**¦**¦[¦](u)¦![¦](u)¦<div>¦</div>¦`¦`¦_¦_¦- \n  ¦¦(¦)¦\"¦\""));

    static final Grammar CALENDAR = new Grammar(
            List.of("""
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    X-WR-TIMEZONE:Europe/Vienna
                    BEGIN:VTIMEZONE
                    TZID:Own
                    BEGIN:STANDARD
                    DTSTART:19701025T030000
                    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                    TZOFFSETFROM:+0200
                    TZOFFSETTO:+0100
                    END:STANDARD
                    BEGIN:DAYLIGHT
                    DTSTART:19700329T020000
                    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                    TZOFFSETFROM:+0100
                    TZOFFSETTO:+0200
                    END:DAYLIGHT
                    END:VTIMEZONE
                    BEGIN:VEVENT
                    UID:fuzz-1@e.example
                    DTSTART;TZID=Own:20270601T100000
                    DURATION:P1DT2H
                    RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO,WE
                    EXDATE;TZID=Own:20270607T100000,20270609T100000
                    RDATE;VALUE=PERIOD:20270611T100000Z/PT1H
                    SUMMARY;LANGUAGE=de:Größe\\, Maß
                    DESCRIPTION:one\\ntwo
                    LOCATION:Hall
                    GEO:48.2;16.37
                    CATEGORIES:A,B\\,C
                    ATTENDEE;CN="A;B:C";PARTSTAT=ACCEPTED:mailto:a@e.example
                    CLASS:PUBLIC
                    BEGIN:VALARM
                    TRIGGER:-PT15M
                    END:VALARM
                    END:VEVENT
                    BEGIN:VEVENT
                    UID:fuzz-1@e.example
                    RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Own:20270609T100000
                    DTSTART;TZID=Own:20270609T120000
                    STATUS:CANCELLED
                    END:VEVENT
                    END:VCALENDAR
                    """),
            split("BEGIN:VEVENT\n¦END:VEVENT\n¦BEGIN:X\n¦END:VCALENDAR\n¦RRULE:FREQ=SECONDLY\n¦\n ¦"
                    + ";A=\"¦=\"¦DTSTART:99991231T235959Z\n¦DTSTART;VALUE=DATE:00000000\n¦"
                    + "DURATION:P99999W\n¦TZID=Mars/Olympus¦TZOFFSETTO:+9999\n¦TZOFFSETTO:-1800\n¦"
                    + "SEQUENCE:2147483648\n¦GEO:NaN;1e999\n¦\\¦\r¦\u2028¦20271300T250061"),
            split("BEGIN:X\n¦END:X\n¦BEGIN:VEVENT\n¦END:VEVENT\n¦BEGIN:VCALENDAR\n¦END:VCALENDAR\n¦"
                    + ";A=\"¦\"¦BEGIN:VTIMEZONE\n¦END:VTIMEZONE\n¦\n ¦"));

    static final Grammar JSON = new Grammar(
            List.of(
                    "[{\"uid\":\"f1\",\"title\":\"Fuzz\",\"start\":\"2027-06-08T09:00\",\"end\":\"2027-06-08T10:00\",\"timeZone\":\"Europe/London\","
                            + "\"allDay\":false,\"published\":true,\"status\":\"CONFIRMED\",\"tags\":[\"a\",\"b\"],\"venue\":{\"name\":\"Hall\",\"country\":\"GB\",\"latitude\":1.5,\"longitude\":2},"
                            + "\"keyDates\":[{\"label\":\"x\",\"at\":\"2027-02-01\"}],\"recurrence\":{\"rrule\":\"FREQ=YEARLY;COUNT=3\",\"exdates\":[],\"rdates\":[\"2027-07-01T09:00\"],"
                            + "\"overrides\":[{\"at\":\"2028-06-08T09:00\",\"start\":\"2028-06-06T09:00\"}]},\"url\":\"https://e.example/\"}]",
                    "{\"title\":\"Fuzz\",\"start\":\"2027-06-08\",\"allDay\":true,\"description\":\"*x*\"}",
                    "{\"email\":\"f@e.example\",\"tags\":[],\"leadTimes\":[\"P7D\"],\"timeZone\":\"UTC\",\"locale\":\"de\",\"digest\":\"WEEKLY\","
                            + "\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},\"confirmed\":true,\"consent\":{\"at\":\"2026-01-01\",\"source\":\"s\"}}",
                    "{\"name\":\"N\",\"slug\":\"n\",\"into\":\"m\",\"start\":\"2027-06-08\",\"city\":\"C\",\"country\":\"U.K.\",\"online\":true}"),
            split("null¦true¦1e999¦-0¦99999999999999999999¦1E400¦\"\\ud800\"¦\"\\u0000\"¦{}¦[]¦\"¦:¦,¦"
                    + "{\"a\":¦[[¦\"start\":\"+999999999-12-31T23:59\"¦\"timeZone\":\"GMT+18:00\"¦"
                    + "\"2027-02-30\"¦NaN"),
            split("[¦]¦{\"a\":¦}¦[{\"title\":¦}]¦{\"venue\":¦}¦\"¦\""));

    static final Grammar TABLE = new Grammar(
            List.of(
                    "title,start,end,tags,rrule,latitude,private\n"
                            + "\"A, b\",2027-06-08 09:00,2027-06-08 10:00,x;y,FREQ=DAILY;COUNT=2,1.5,no\n",
                    "title;start\nA;2027-06-08\n\"B\nb\";2027-06-09\n",
                    "email,confirmed,consent,tags\nf@e.example,true,2026-01-01,a;b\n"),
            split("\"¦\"\"¦,¦;¦\t¦\n¦\r¦=1+1¦\ufeff¦title,¦'¦NaN¦Infinity¦1e999"),
            split("\"¦\"¦\"\"¦\"\"¦,¦¦\n¦"));

    static final Grammar MAIL = new Grammar(
            List.of("""
                    From: MAILER-DAEMON@mx.example
                    To: bounces+abc@e.example
                    Subject: =?utf-8?Q?Undelivered_=C3=A9?= unsubscribe abcdefghijklmnop
                    Message-ID: <r1@mx.example>
                    In-Reply-To: <m1@e.example>
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                    --b1
                    Content-Type: text/plain; charset=iso-8859-1
                    Content-Transfer-Encoding: quoted-printable

                    It failed =E9 <a@e.example>
                    --b1
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.example

                    Final-Recipient: rfc822; a@e.example
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550 5.1.1 unknown
                    --b1
                    Content-Type: message/rfc822

                    From: e@e.example
                    Message-ID: <m1@e.example>

                    x
                    --b1--
                    """.replace("\n", "\r\n")),
            split("--b1\r\n¦--b1--\r\n¦\r\n\r\n¦Content-Type: multipart/mixed; boundary=b1\r\n\r\n¦"
                    + "Content-Type: message/rfc822\r\n\r\n¦Content-Transfer-Encoding: base64\r\n¦"
                    + "charset=nope¦=?utf-8?B?////?=¦=?x?Q?=zz?=¦boundary=¦\"¦;¦(((¦\u0000¦"
                    + "Status: 9.9.9\r\n¦<¦>¦,"),
            split("Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n¦\r\n--b1--\r\n¦"
                    + "Content-Type: message/rfc822\r\n\r\n¦¦(¦)¦\"¦\"¦<¦>¦To: ¦\r\n"));

    static final Grammar RULE = new Grammar(
            List.of(
                    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,6;BYDAY=MO,2TU;BYHOUR=8,9;BYMINUTE=30;UNTIL=20301231T000000Z",
                    "FREQ=MONTHLY;BYMONTHDAY=-1,31;BYSETPOS=-1;COUNT=10",
                    "FREQ=SECONDLY;COUNT=1000000",
                    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU;WKST=SU",
                    "FREQ=DAILY;BYYEARDAY=366"),
            split(";¦=¦,¦FREQ=SECONDLY¦BYSECOND=60¦INTERVAL=1000000¦COUNT=999999¦UNTIL=00010101¦"
                    + "BYDAY=-53SU¦BYMONTH=2;BYMONTHDAY=30¦BYSETPOS=366¦BYHOUR=0,1,2,3¦X-A=1¦-¦0"),
            split(";¦¦BYHOUR=1,¦¦1,¦¦MO,¦"));

    static final Grammar ADDRESS = new Grammar(
            split("" + "/calendar.ics?tag=5g&tag=networks&country=GB&past=P1Y&alarm=PT15M&q=a%20b&keydates=true¦"
                    + "/tags/5g.json?limit=10¦/events/x.ics¦" + "/?from=2027-06-01&to=2027-07-01&when=week&lang=de¦"
                    + "https://user:pw@e.example:8080/a/../b?c=d#e¦/widget.json?match=a&limit=5"),
            split("%¦%00¦%zz¦%c0%af¦%ff¦%0d%0a¦..¦//¦/./¦;¦?¦&¦=¦+¦#¦limit=99999999999¦"
                    + "from=+999999999-01-01¦past=P999999999999D¦past=-P1D¦alarm=P99999W¦tag=¦\u202e¦[::1]¦"
                    + "@¦javascript:¦:¦q=%F0%9F%98%80%F0%9F%98%80"),
            split("/¦¦tag=a&¦¦%25¦¦[¦]¦../¦¦q=¦&"));

    static final Grammar TOKEN = new Grammar(
            split("MjAyNy0wNi0wOFQwOTowMDowMFogMDE5ODAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw¦"
                    + "0198-0000¦01980000-0000-7000-8000-000000000000¦eyJhIjoxfQ¦"
                    + "MDE5ODAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwbmFtZQ¦P7D¦Europe/London¦de-DE¦"
                    + "f@e.example¦2027-06-08T09:00:00Z"),
            split("=¦-¦_¦+¦/¦~¦%¦AAAA¦////¦+999999999-12-31¦T¦Z¦P¦@¦.¦\u0000¦Etc/GMT+12¦" + "x-x-x-x-x-x-x-x-x-x-"),
            split("A¦¦-a¦¦a/¦¦@¦¦.a¦¦P1D¦"));

    static final Grammar HEADER = new Grammar(
            split("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8¦de-CH,de;q=0.9,en;q=0.8¦"
                    + "\"abc\", W/\"def\"¦gzip;q=1.0, identity; q=0.5, *;q=0¦Sun, 06 Nov 1994 08:49:37 GMT¦"
                    + "almanac_session=abc; x=y¦Bearer abc¦Basic YTpi¦multipart/form-data; boundary=x¦"
                    + "application/json; charset=utf-8¦bytes=0-1,5-"),
            split(",¦;¦=¦q=¦q=NaN¦q=1e999¦*¦/¦\"¦W/¦charset=nope¦charset=utf-7¦*/*;q=¦x/y;a=\"¦-¦"
                    + "Sat, 31 Feb 999999 99:99:99 GMT¦\t"),
            split("a,¦¦;a=b¦¦\"¦\"¦(¦)¦x-¦¦en-¦"));

    private static List<String> split(String joined) {
        return List.of(joined.split("¦", -1));
    }

    byte[] sample(Random random) {
        return samples.get(random.nextInt(samples.size())).getBytes(StandardCharsets.UTF_8);
    }
}
