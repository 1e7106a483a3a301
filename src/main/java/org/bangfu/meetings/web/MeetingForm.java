package org.bangfu.meetings.web;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What is typed about a meeting; fields as the browser sends them. */
public class MeetingForm {

    private @Nullable LocalDateTime heldAt;
    private String place = "";
    private String chair = "";
    private String recorder = "";
    private int eligible;
    private int present;
    private String minutes = "";
    private List<Row> rows = new ArrayList<>();

    /** One household's row. */
    public static class Row {
        private String task = "";
        private boolean voted;
        private int yes;
        private int no;
        private int abstain;
        private int recused;
        private String note = "";

        public String getTask() {
            return task;
        }

        public void setTask(String task) {
            this.task = task;
        }

        public boolean isVoted() {
            return voted;
        }

        public void setVoted(boolean voted) {
            this.voted = voted;
        }

        public int getYes() {
            return yes;
        }

        public void setYes(int yes) {
            this.yes = yes;
        }

        public int getNo() {
            return no;
        }

        public void setNo(int no) {
            this.no = no;
        }

        public int getAbstain() {
            return abstain;
        }

        public void setAbstain(int abstain) {
            this.abstain = abstain;
        }

        public int getRecused() {
            return recused;
        }

        public void setRecused(int recused) {
            this.recused = recused;
        }

        public String getNote() {
            return note;
        }

        public void setNote(String note) {
            this.note = note;
        }
    }

    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
    public @Nullable LocalDateTime getHeldAt() {
        return heldAt;
    }

    public void setHeldAt(@Nullable LocalDateTime heldAt) {
        this.heldAt = heldAt;
    }

    public String getPlace() {
        return place;
    }

    public void setPlace(String place) {
        this.place = place;
    }

    public String getChair() {
        return chair;
    }

    public void setChair(String chair) {
        this.chair = chair;
    }

    public String getRecorder() {
        return recorder;
    }

    public void setRecorder(String recorder) {
        this.recorder = recorder;
    }

    public int getEligible() {
        return eligible;
    }

    public void setEligible(int eligible) {
        this.eligible = eligible;
    }

    public int getPresent() {
        return present;
    }

    public void setPresent(int present) {
        this.present = present;
    }

    public String getMinutes() {
        return minutes;
    }

    public void setMinutes(String minutes) {
        this.minutes = minutes;
    }

    public List<Row> getRows() {
        return rows;
    }

    public void setRows(List<Row> rows) {
        this.rows = rows;
    }
}
