package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangfu.registry.SearchKeys.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeysTest {

    @ParameterizedTest
    @CsvSource({"张三,zs", "欧阳娜娜,oynn", "曾国平,zgp", "单田芳,stf", "吐尔逊·买买提,texmmt", "李A,la"})
    void initialsAreTheFirstLettersOfTheSyllables(String name, String initials) {
        assertThat(SearchKeys.initials(name)).isEqualTo(initials);
    }

    @Test
    void theKeyOfANameBeginsWithTheKeyOfItsBeginning() {
        assertThat(SearchKeys.nameKey("张三丰")).startsWith(SearchKeys.nameKey("张三"));
        assertThat(SearchKeys.nameKey("𬭳三")).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"zs,zt", "zz,", "az,b", "a,b"})
    void aRangeOfLettersEndsBeforeTheNextPrefix(String prefix, String before) {
        assertThat(Range.ofLetters(prefix)).isEqualTo(new Range(prefix, before));
    }

    @ParameterizedTest
    @CsvSource({"430527103,430527104", "430527199,4305272", "99,"})
    void aRangeOfDigitsEndsBeforeTheNextPrefix(String prefix, String before) {
        assertThat(Range.ofDigits(prefix)).isEqualTo(new Range(prefix, before));
    }

    @ParameterizedTest
    @CsvSource({"5f20,5f21", "5f29,5f2a", "5fff,6", "ffff,"})
    void aRangeOfHexDigitsEndsBeforeTheNextPrefix(String prefix, String before) {
        assertThat(Range.ofHex(prefix)).isEqualTo(new Range(prefix, before));
    }
}
