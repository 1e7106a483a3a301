package org.bangfu.common;

/** The number of a case, such as {@code P1-430527-2015-000123}; the engine's business key. Never parsed for meaning. */
public record CaseNumber(String value) {

    public CaseNumber {
        if (!value.matches("[A-Z][A-Z0-9]*-\\d{6}-\\d{4}-\\d{6,}")) {
            throw new IllegalArgumentException("案卷编号格式不对，应形如 P1-430527-2015-000123");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
