import type { Context } from '../context.ts'
import type { AnswerTemplateInput } from '../contract/feedback/templates/answer-templates.ts'
import { addTemplate } from '../feedback/templates/answer-templates.ts'

const TEMPLATES: readonly AnswerTemplateInput[] = [
  {
    unit: 'ROOT',
    purpose: 'answer',
    name: 'Đã xử lý xong',
    text: 'Kính gửi {name}, phản ánh {code} đã được {unit} xử lý xong: [việc đã làm]. Xin cảm ơn quý vị đã phản ánh.',
    textEn: 'Dear {name}, {unit} has dealt with feedback {code}: [what was done]. Thank you for telling us.',
  },
  {
    unit: 'MT',
    purpose: 'answer',
    name: 'Đã thu gom rác',
    category: 'Vệ sinh môi trường',
    text: 'Kính gửi {name}, {unit} đã thu gom rác tại nơi quý vị phản ánh và nhắc các hộ xung quanh để rác đúng giờ. Xin cảm ơn quý vị.',
  },
  {
    unit: 'ROOT',
    purpose: 'pause',
    name: 'Hỏi địa chỉ cụ thể',
    text: 'Xin quý vị cho biết số nhà hoặc điểm gần nhất của nơi xảy ra sự việc, và gửi ảnh nếu có.',
    textEn: 'Please tell us the house number or the nearest landmark, with a photo if you have one.',
  },
  {
    unit: 'ROOT',
    purpose: 'refuse',
    name: 'Không thuộc thẩm quyền',
    text: 'Nội dung của phản ánh {code} không thuộc thẩm quyền của phường. Xin quý vị gửi tới [cơ quan có thẩm quyền].',
  },
]

/** What officers of the demo may begin with. */
export async function makeDemoTemplates(ctx: Context): Promise<void> {
  for (const template of TEMPLATES) await addTemplate(ctx, template)
}
