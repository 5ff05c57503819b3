/** A division as it was before a change, with the areas in force that hold its territory now. */
export interface FormerArea {
  readonly adcode: string;
  readonly name: string;
  /** Month (YYYY-MM) in which the change was approved or announced. */
  readonly until: string;
  /** Adcodes in force, the one with the seat or the larger part first. */
  readonly successors: readonly string[];
}

const former = (
  adcode: string,
  name: string,
  until: string,
  ...successors: string[]
): FormerArea => ({ adcode, name, until, successors });

/** Codes that are no longer in force. Not complete before 1997. */
export const formerAreas: readonly FormerArea[] = [
  former("330103", "下城区", "2021-04", "330105"),
  former("330104", "江干区", "2021-04", "330102", "330114"),
  former("330181", "萧山市", "2001-02", "330109", "330114"),
  former("330183", "富阳市", "2014-12", "330111"),
  former("330184", "余杭市", "2001-02", "330110", "330113"),
  former("330185", "临安市", "2017-07", "330112"),
  former("310102", "南市区", "2000-06", "310101"),
  former("310103", "卢湾区", "2011-05", "310101"),
  former("310108", "闸北区", "2015-10", "310106"),
  former("310119", "南汇区", "2009-04", "310115"),
  former("310225", "南汇县", "2001-01", "310115"),
  former("310226", "奉贤县", "2001-01", "310120"),
  former("310227", "松江县", "1998-02", "310117"),
  former("310228", "金山县", "1997-04", "310116"),
  former("310229", "青浦县", "1999-09", "310118"),
  former("310230", "崇明县", "2016-07", "310151"),
  former("450122", "武鸣县", "2015-02", "450110"),
  former("450127", "横县", "2021-02", "450181"),
  former("450221", "柳江县", "2016-03", "450206"),
  former("450322", "临桂县", "2013-01", "450312"),
  former("450331", "荔浦县", "2018-07", "450381"),
  former("450404", "蝶山区", "2013-02", "450403"),
  former("451021", "田阳县", "2019-06", "451003"),
  former("451023", "平果县", "2019-12", "451082"),
  former("451025", "靖西县", "2015-08", "451081"),
  former("451281", "宜州市", "2016-11", "451203"),
];

/** Codes that are still in force, for less territory than before the month given. */
export const reducedAreas: readonly FormerArea[] = [
  former("330109", "萧山区", "2021-04", "330109", "330114"),
  former("330110", "余杭区", "2021-04", "330110", "330113"),
  former("450421", "苍梧县", "2013-02", "450421", "450406"),
  former("450902", "玉州区", "2013-06", "450902", "450903"),
  former("451102", "八步区", "2016-06", "451102", "451103"),
];
